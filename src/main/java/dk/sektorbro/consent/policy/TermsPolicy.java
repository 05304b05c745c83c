package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A consent registered by its terms: one permission, without exceptions. */
public final class TermsPolicy {

  private TermsPolicy() {}

  public static Policy of(ConsentId id, CitizenKey citizen, ConsentTerms terms) {
    Provision root =
        new Provision(
            "provision",
            true,
            List.of(
                new Condition.FromSource(filters(terms.sources())),
                new Condition.ToRecipient(filters(terms.recipients())),
                new Condition.ForPurpose(
                    Set.of(new Code(CodeSystems.PURPOSES, terms.purpose().code()))),
                new Condition.InCase(terms.caseNumber()),
                new Condition.ByAction(Set.of(ShareRequest.DISCLOSE)),
                new Condition.Of(
                    new Selector.OfClass(
                        terms.informationTypes().stream()
                            .map(type -> new Code(CodeSystems.INFORMATION_TYPES, type.code()))
                            .collect(Collectors.toSet())))),
            List.of());
    Policy policy =
        new Policy(
            id,
            citizen,
            Policy.Status.ACTIVE,
            true,
            Optional.of(terms.givenAt()),
            new Span(Optional.of(terms.givenAt()), Optional.of(terms.expiresAt())),
            Optional.empty(),
            new Form(
                terms.written(),
                Optional.of(terms.legalBasis().code()),
                named(terms),
                Optional.of(
                    terms.citizen().bornBy(terms.givenAt().atZone(DanishTime.ZONE).toLocalDate())),
                true,
                Set.of()),
            root);
    return terms
        .withdrawnAt()
        .map(at -> policy.withdrawn(at, terms.withdrawalKnownAt().orElse(at)))
        .orElse(policy);
  }

  private static List<PartyFilter> filters(Set<PartyId> parties) {
    return parties.stream()
        .sorted()
        .<PartyFilter>map(party -> new PartyFilter.Organisation(Set.of(Party.sor(party))))
        .toList();
  }

  private static Set<Named> named(ConsentTerms terms) {
    Set<Named> named = EnumSet.of(Named.PURPOSE);
    add(named, Named.INFORMATION, !terms.informationTypes().isEmpty());
    add(named, Named.SOURCES, !terms.sources().isEmpty());
    add(named, Named.RECIPIENTS, !terms.recipients().isEmpty());
    add(named, Named.CASE, !terms.caseNumber().isBlank());
    return named;
  }

  private static void add(Set<Named> named, Named what, boolean given) {
    if (given) {
      named.add(what);
    }
  }
}
