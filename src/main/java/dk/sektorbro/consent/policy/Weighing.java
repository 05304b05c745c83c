package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The consents of one citizen on the scales for one request. */
final class Weighing {

  private final ShareRequest request;
  private final Combining combining;
  private final List<Speaker> speakers = new ArrayList<>();

  /**
   * A consent of the citizen.
   *
   * @param missed what keeps it from this disclosure, whatever is shared; empty where it is about
   *     it
   */
  record Speaker(Policy policy, Standing standing, Optional<Condition.OfDisclosure> missed) {

    static Speaker of(Policy policy, Standing standing, ShareRequest request) {
      Optional<Condition.OfDisclosure> missed = policy.root().missed(request);
      return missed.isPresent() && policy.root().mayOnlyRefuse() && policy.root().mayReach(request)
          ? new Speaker(policy, standing, missed).whichMayBeAboutIt(request)
          : new Speaker(policy, standing, missed);
    }

    /** Not sure to be about this, it permits nothing here; what it excepts is still refused. */
    private Speaker whichMayBeAboutIt(ShareRequest request) {
      return switch (standing) {
        case Standing.Full full -> onlyRefusing(request);
        case Standing.OnlyRefuses refuses -> onlyRefusing(request);
        case Standing.Over over -> this;
        case Standing.Never never -> this;
      };
    }

    private Speaker onlyRefusing(ShareRequest request) {
      return missed
          .map(
              condition ->
                  new Speaker(
                      policy,
                      new Standing.OnlyRefuses(
                          condition.unmet(request),
                          Verdict.wheels(condition.namedWheels(request)),
                          standing.speaksUntil()),
                      Optional.empty()))
          .orElse(this);
    }
  }

  Weighing(ShareRequest request, List<Policy> policies, Law law, Combining combining) {
    this.request = request;
    this.combining = combining;
    Law inForce = law.at(request.at());
    for (Policy policy : policies) {
      if (policy.citizen().equals(request.citizen())) {
        speakers.add(Speaker.of(policy, Standing.of(policy, inForce, request.at()), request));
      }
    }
  }

  ItemWeighed of(Item item) {
    List<Verdict> verdicts = new ArrayList<>(speakers.size());
    for (Speaker speaker : speakers) {
      verdicts.add(Verdict.of(speaker, request, item));
    }
    return ItemWeighed.of(verdicts, combining);
  }

  /** What is to be cut out of items that are shared. */
  List<Obligation> obligationsOnParts(List<ItemWeighed> shared) {
    List<Verdict> relied = new ArrayList<>();
    shared.forEach(item -> relied.addAll(item.relied()));
    List<Obligation> obligations = new ArrayList<>();
    keepOnly(relied, obligations);
    Residue residue = Residue.of(request);
    for (Speaker speaker : speakers) {
      if (speaksOfThis(speaker)) {
        cutFor(speaker, relied, residue, obligations);
      }
    }
    return obligations;
  }

  /** What it refuses is cut, except what is permitted by a consent that it does not take back. */
  private void cutFor(
      Speaker speaker, List<Verdict> relied, Residue residue, List<Obligation> obligations) {
    if (combining.refusalsAlwaysWin() && speaker.standing() instanceof Standing.Full) {
      obligations.addAll(residue.cuts(speaker.policy()));
      return;
    }
    Set<Policy> unbound = new LinkedHashSet<>();
    for (Verdict permission : relied) {
      if (!binds(speaker, permission)) {
        unbound.add(permission.policy());
      }
    }
    boolean bindsNone =
        relied.stream().allMatch(permission -> unbound.contains(permission.policy()));
    // What a refusal excepts is shared without bounds, so they count here.
    if (bindsNone && unbound.stream().allMatch(Policy::permits)) {
      return;
    }
    List<Selection> kept =
        unbound.stream().flatMap(permission -> residue.permissions(permission).stream()).toList();
    for (Obligation cut : residue.cuts(speaker.policy())) {
      obligations.add(
          cut instanceof Obligation.CutAway away && !kept.isEmpty()
              ? new Obligation.CutAway(away.parts().except(kept))
              : cut);
    }
  }

  /** A consent always binds its own permission. */
  private boolean binds(Speaker speaker, Verdict permission) {
    return permission.policy() == speaker.policy()
        || new Verdict(speaker.policy(), Finding.DENIES, Map.of(), speaker.standing().speaksUntil())
            .beats(permission, combining);
  }

  /** What any consent that speaks refuses of the parts of what is shared. */
  List<Obligation> refusedParts() {
    Residue residue = Residue.of(request);
    return speakers.stream()
        .filter(Weighing::speaksOfThis)
        .flatMap(speaker -> residue.cuts(speaker.policy()).stream())
        .toList();
  }

  /** One permission without limits on parts is enough, and where all must permit, each limits. */
  private void keepOnly(List<Verdict> relied, List<Obligation> obligations) {
    if (relied.stream().noneMatch(each -> Residue.mayReachLessThanTheWhole(each.policy()))) {
      return;
    }
    Map<ConsentId, Selection> permitted = new LinkedHashMap<>();
    for (Verdict permission : relied) {
      permitted.put(permission.policy().id(), Residue.permitted(permission.policy()));
    }
    if (combining.unanimous()) {
      for (Selection each : permitted.values()) {
        obligations.add(new Obligation.KeepOnly(List.of(each)));
      }
    } else {
      obligations.add(new Obligation.KeepOnly(List.copyOf(permitted.values())));
    }
  }

  private static boolean speaksOfThis(Speaker speaker) {
    return switch (speaker.standing()) {
      case Standing.Full full -> speaker.missed().isEmpty();
      case Standing.OnlyRefuses refuses -> speaker.missed().isEmpty();
      case Standing.Over over -> false;
      case Standing.Never never -> false;
    };
  }
}
