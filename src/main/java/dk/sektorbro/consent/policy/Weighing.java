package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The consents of one citizen on the scales for one request. */
final class Weighing {

  private final ShareRequest request;
  private final Combining combining;
  private final List<Speaker> speakers = new ArrayList<>();

  private record Speaker(Policy policy, Standing standing) {}

  Weighing(ShareRequest request, List<Policy> policies, Law law, Combining combining) {
    this.request = request;
    this.combining = combining;
    for (Policy policy : policies) {
      if (policy.citizen().equals(request.citizen())) {
        speakers.add(new Speaker(policy, Standing.of(policy, law, request.at())));
      }
    }
  }

  ItemWeighed of(Item item) {
    List<Verdict> verdicts = new ArrayList<>(speakers.size());
    for (Speaker speaker : speakers) {
      verdicts.add(Verdict.of(speaker.policy(), speaker.standing(), request, item));
    }
    return ItemWeighed.of(verdicts, combining);
  }

  /** What is to be cut out of items that are shared. */
  List<Obligation> obligationsOnParts(List<ItemWeighed> shared) {
    Set<Obligation> obligations = new LinkedHashSet<>();
    List<Verdict> relied = shared.stream().flatMap(item -> item.relied().stream()).toList();
    keepOnly(relied, obligations);
    Residue residue = new Residue(request);
    for (Speaker speaker : speakers) {
      if (mayRefuse(speaker, relied)) {
        for (Selection refused : residue.refused(speaker.policy())) {
          if (!refused.allOf().isEmpty() || !refused.except().isEmpty()) {
            obligations.add(new Obligation.CutAway(refused));
          }
        }
      }
    }
    return List.copyOf(obligations);
  }

  /** One permission without limits on parts is enough, and where all must permit, each limits. */
  private void keepOnly(List<Verdict> relied, Set<Obligation> obligations) {
    Set<Selection> permitted = new LinkedHashSet<>();
    for (Verdict permission : relied) {
      permitted.add(Residue.permitted(permission.policy()));
    }
    if (combining.unanimous()) {
      for (Selection each : permitted) {
        if (Residue.mayReachLessThanTheWhole(each)) {
          obligations.add(new Obligation.KeepOnly(List.of(each)));
        }
      }
    } else if (permitted.stream().anyMatch(Residue::mayReachLessThanTheWhole)) {
      obligations.add(new Obligation.KeepOnly(List.copyOf(permitted)));
    }
  }

  private boolean mayRefuse(Speaker speaker, List<Verdict> relied) {
    boolean speaks =
        switch (speaker.standing()) {
          case Standing.Full full -> true;
          case Standing.OnlyRefuses refuses -> true;
          case Standing.Over over -> false;
          case Standing.Never never -> false;
        };
    if (!speaks) {
      return false;
    }
    Verdict asRefusal =
        new Verdict(speaker.policy(), Finding.DENIES, Map.of(), speaker.standing().speaksUntil());
    return relied.stream().anyMatch(permission -> asRefusal.beats(permission, combining));
  }
}
