package dk.sektorbro.consent.explain;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers whether something could be shared, and why, by the gate that would decide it. Shares
 * nothing; that it was asked is audited.
 */
public final class ConsentExplainer {

  private final ConsentOutlook outlook;
  private final ConsentRegistry registry;
  private final CitizenIndex citizens;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  public ConsentExplainer(
      ConsentOutlook outlook,
      ConsentRegistry registry,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.outlook = outlook;
    this.registry = registry;
    this.citizens = citizens;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * For an operator: everything that was weighed.
   *
   * @param by the operator's name
   */
  public Explanation forOperator(Enquiry enquiry, String by) {
    return explain(enquiry, Optional.empty(), "by " + by, consent -> true);
  }

  /**
   * For a side of the disclosure: of consents that do not concern it, it learns nothing, not even
   * that they are there.
   *
   * @throws Refused where the party is no side of it
   */
  public Explanation forParty(Enquiry enquiry, PartyId by) {
    if (!by.equals(enquiry.sender()) && !by.equals(enquiry.receiver())) {
      throw new Refused(
          RefusalCode.SENDER_MISMATCH,
          "sender",
          "Ask about what you would send or receive yourself.");
    }
    return explain(
        enquiry,
        Optional.of(by),
        "by a side of it",
        id -> registry.find(id).filter(consent -> consent.concerns(by)).isPresent());
  }

  private Explanation explain(
      Enquiry enquiry, Optional<PartyId> actor, String by, Predicate<ConsentId> tellable) {
    CitizenKey citizen = citizens.keyOf(enquiry.citizen());
    ShareDecision decision =
        outlook.decide(
            new ConsentOutlook.Prospect(
                citizen,
                enquiry.sender(),
                enquiry.receiver(),
                enquiry.kind(),
                enquiry.purpose(),
                enquiry.caseNumber(),
                enquiry.at()));
    transactions.run(
        () ->
            audit.record(
                new AuditEvent(
                    "consent.explained",
                    clock.instant(),
                    actor,
                    Optional.empty(),
                    Optional.of(citizen),
                    outcome(decision),
                    List.of(by))));
    return new Explanation(
        outcome(decision),
        decision.basedOn().stream()
            .filter(ground -> ground.consent().isEmpty() || tellable.test(ground.consent().get()))
            .map(Words::of)
            .toList(),
        decision instanceof ShareDecision.Permit permit
            ? permit.obligations().stream().map(Words::of).toList()
            : List.of(),
        needed(decision));
  }

  private static String outcome(ShareDecision decision) {
    return switch (decision) {
      case ShareDecision.Permit permit -> "permit";
      case ShareDecision.Deny deny -> "deny";
      case ShareDecision.NoConsent none -> "no-consent";
    };
  }

  private static List<Sentence> needed(ShareDecision decision) {
    return switch (decision) {
      case ShareDecision.Permit permit -> List.of();
      case ShareDecision.Deny deny ->
          // Whom the citizen has moved to is told in a report to whoever may write there, and not
          // here.
          deny.reasons().stream().map(Reason::code).map(Reason::of).map(Words::of).toList();
      case ShareDecision.NoConsent none -> List.of(Words.of(none.missing()));
    };
  }
}
