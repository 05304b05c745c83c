package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Deny;
import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.consent.ShareDecision.NoConsent;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first gate: one consent must allow the essential information by itself. Rules are weighed in
 * the order of the list; the first that objects speaks for its consent.
 */
public final class RegistryConsentGate implements ConsentGate {

  private static final List<ConsentRule> RULES =
      List.of(
          new ConsentRule.NamesTheParties(),
          new ConsentRule.ForThisPurposeAndCase(),
          new ConsentRule.NamesTheInformation(),
          new ConsentRule.GivenInWriting(),
          new ConsentRule.NotWithdrawn(),
          new ConsentRule.WithinItsTerm(),
          new ConsentRule.LapsesAfterAYear());

  private final ConsentRegistry registry;

  public RegistryConsentGate(ConsentRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ShareDecision decide(ShareRequest request) {
    return decide(request, registry.of(request.citizen()));
  }

  static ShareDecision decide(ShareRequest request, List<Consent> consents) {
    List<Ground> weighed = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    Set<InformationType> allowed = EnumSet.noneOf(InformationType.class);
    boolean permitted = false;
    for (Consent consent : consents) {
      Optional<Objection> objection = firstObjection(consent.terms(), request);
      weighed.add(new Ground(consent.id(), objection.map(Objection::rule).orElse("permits")));
      if (objection.isPresent()) {
        reasons.add(objection.get().reason());
      } else {
        permitted = true;
        allowed.addAll(consent.terms().informationTypes());
      }
    }
    if (permitted) {
      return new Permit(obligations(request, allowed), List.copyOf(weighed));
    }
    List<Reason> telling =
        reasons.stream()
            .filter(reason -> reason.code() != Reason.Code.OTHER_PARTIES)
            .distinct()
            .sorted(Comparator.comparing(Reason::code))
            .toList();
    return telling.isEmpty()
        ? new NoConsent(missing(request), List.copyOf(weighed))
        : new Deny(telling, List.copyOf(weighed));
  }

  private static Optional<Objection> firstObjection(ConsentTerms terms, ShareRequest request) {
    for (ConsentRule rule : RULES) {
      Optional<Reason> reason = rule.objection(terms, request);
      if (reason.isPresent()) {
        return Optional.of(new Objection(rule.getClass().getSimpleName(), reason.get()));
      }
    }
    return Optional.empty();
  }

  private static List<Obligation> obligations(ShareRequest request, Set<InformationType> allowed) {
    return request.accompanying().stream()
        .filter(type -> !allowed.contains(type))
        .sorted()
        .<Obligation>map(Obligation.Withhold::new)
        .toList();
  }

  private static String missing(ShareRequest request) {
    return "A written consent is needed that names %s as source, %s as recipient and %s as information."
        .formatted(request.source(), request.recipient(), request.essential().code());
  }

  private record Objection(String rule, Reason reason) {}
}
