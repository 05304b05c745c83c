package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.ConsentNeeded;
import dk.sektorbro.consent.ShareDecision.Deny;
import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.consent.ShareDecision.NoConsent;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.policy.LawRule.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on one disclosure from what the citizen consented to, the law, and what somebody signed
 * for. The same input always gets the same decision. What nothing permits is not shared.
 */
public final class PolicyEngine {

  private final Law law;
  private final Combining combining;
  private final WithoutConsent withoutConsent;

  public PolicyEngine(Law law, Combining combining, WithoutConsent withoutConsent) {
    this.law = law;
    this.combining = combining;
    this.withoutConsent = withoutConsent;
  }

  /**
   * @param policies the citizen's consents; one of another citizen is not looked at
   * @param signOffs what was signed for this citizen
   */
  public ShareDecision decide(ShareRequest request, List<Policy> policies, List<SignOff> signOffs) {
    Optional<Breach> forbidden = law.forbidden(request.recipient(), request.at());
    if (forbidden.isPresent()) {
      Map<String, String> rule =
          Map.of("rule", forbidden.get().rule(), "source", forbidden.get().source());
      return new Deny(
          List.of(Reason.of(Reason.Code.FORBIDDEN_BY_LAW)),
          List.of(Ground.of(Finding.FORBIDDEN, rule)));
    }
    Weighing weighing = new Weighing(request, policies, law, combining);
    ItemWeighed essential = weighing.of(request.essential());
    if (essential.shared()) {
      return permit(request, weighing, essential);
    }
    ShareDecision refusal = refusal(request, essential);
    return signOffs.isEmpty()
        ? refusal
        : signedFor(request, signOffs, weighing, essential, refusal);
  }

  private ShareDecision permit(ShareRequest request, Weighing weighing, ItemWeighed essential) {
    List<Ground> grounds = new ArrayList<>(essential.grounds(combining));
    List<Obligation> obligations = new ArrayList<>();
    List<ItemWeighed> shared = new ArrayList<>();
    shared.add(essential);
    for (Item item : request.accompanying()) {
      ItemWeighed weighed = weighing.of(item);
      if (weighed.shared()) {
        shared.add(weighed);
      } else {
        obligations.add(new Obligation.Withhold(item.name()));
        grounds.addAll(weighed.grounds(combining, item));
      }
    }
    obligations.addAll(weighing.obligationsOnParts(shared));
    return new Permit(List.copyOf(obligations), List.copyOf(grounds));
  }

  private ShareDecision refusal(ShareRequest request, ItemWeighed essential) {
    List<Ground> grounds = essential.grounds(combining);
    List<Reason> telling = Telling.reasons(request, essential.verdicts());
    return telling.isEmpty()
        ? new NoConsent(
            new ConsentNeeded(
                request.source().id(),
                request.recipient().id(),
                request.purposes(),
                request.caseNumber(),
                request.essential().name()),
            grounds)
        : new Deny(telling, grounds);
  }

  private ShareDecision signedFor(
      ShareRequest request,
      List<SignOff> signOffs,
      Weighing weighing,
      ItemWeighed essential,
      ShareDecision refusal) {
    List<Ground> grounds = new ArrayList<>(refusal.basedOn());
    for (SignOff signOff : signOffs) {
      Map<String, String> about =
          Map.of("sign-off", signOff.id().toString(), "rule", signOff.basis());
      Optional<StatutoryBasis> basis =
          withoutConsent
              .allowing(signOff, request)
              .filter(each -> each.overridesRefusal() || !essential.refused());
      if (basis.isPresent()) {
        grounds.add(Ground.of(Finding.SIGNED_FOR, about));
        return new Permit(
            obligations(request, signOff, basis.get(), weighing), List.copyOf(grounds));
      }
      if (WithoutConsent.between(signOff, request)) {
        grounds.add(Ground.of(Finding.SIGN_OFF_DOES_NOT_COVER, about));
      }
    }
    return switch (refusal) {
      case Deny deny -> new Deny(deny.reasons(), List.copyOf(grounds));
      case NoConsent none -> new NoConsent(none.missing(), List.copyOf(grounds));
      case Permit permit -> permit;
    };
  }

  private static List<Obligation> obligations(
      ShareRequest request, SignOff signOff, StatutoryBasis basis, Weighing weighing) {
    List<Obligation> obligations = new ArrayList<>();
    for (Item item : request.accompanying()) {
      if (!WithoutConsent.covers(signOff, item)
          || (!basis.overridesRefusal() && weighing.of(item).refused())) {
        obligations.add(new Obligation.Withhold(item.name()));
      }
    }
    if (!basis.overridesRefusal()) {
      obligations.addAll(weighing.refusedParts());
    }
    obligations.add(new Obligation.Report(signOff.id(), signOff.basis()));
    return List.copyOf(obligations);
  }
}
