package dk.sektorbro.consent.explain;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Policies;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers whether something could be shared, and why, by the gate that would decide it. Shares
 * nothing; that it was asked is audited.
 */
public final class ConsentExplainer {

  private final ConsentOutlook outlook;
  private final ConsentRegistry registry;
  private final Policies policies;
  private final ConsentSight sight;
  private final CitizenIndex citizens;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  public ConsentExplainer(
      ConsentOutlook outlook,
      ConsentRegistry registry,
      Policies policies,
      ConsentSight sight,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.outlook = outlook;
    this.registry = registry;
    this.policies = policies;
    this.sight = sight;
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
    if (!enquiry.sides().contains(by)) {
      throw new Refused(
          RefusalCode.SENDER_MISMATCH,
          "sender",
          "Ask about what you would send or receive yourself, and of a request passed on about the answer.");
    }
    return explain(
        enquiry,
        Optional.of(by),
        "by a side of it",
        id -> registry.find(id).filter(consent -> sight.concerns(consent, by)).isPresent());
  }

  private Explanation explain(
      Enquiry enquiry, Optional<PartyId> actor, String by, Predicate<ConsentId> tellable) {
    CitizenKey citizen = citizens.keyOf(enquiry.citizen());
    ConsentOutlook.View view =
        outlook.look(
            new ConsentOutlook.Prospect(
                citizen,
                enquiry.sender(),
                enquiry.receiver(),
                enquiry.kind(),
                enquiry.purpose(),
                enquiry.caseNumber(),
                enquiry.known(),
                enquiry.at()));
    ShareDecision decision = view.decision();
    String outcome = outcome(view);
    List<Ground> told =
        decision.basedOn().stream()
            .filter(ground -> ground.consent().isEmpty() || tellable.test(ground.consent().get()))
            .filter(ground -> actor.isEmpty() || !isHiddenMove(decision, ground))
            .toList();
    boolean open = isOpen(view, told);
    transactions.run(
        () ->
            audit.record(
                new AuditEvent(
                    "consent.explained",
                    clock.instant(),
                    actor,
                    Optional.empty(),
                    Optional.of(citizen),
                    outcome,
                    List.of(by))));
    return new Explanation(
        outcome,
        open,
        Stream.concat(
                told.stream().map(Words::of),
                open ? Stream.of(Words.DEPENDS_ON_CONTENT) : Stream.empty())
            .toList(),
        withheld(view),
        needed(view));
  }

  /** That a citizen has moved is news of them, for no party whom no consent names. */
  private static boolean isHiddenMove(ShareDecision decision, Ground ground) {
    return decision instanceof ShareDecision.NoConsent && ground.finding() == Finding.MOVED;
  }

  private boolean isOpen(ConsentOutlook.View view, List<Ground> told) {
    CitizenKey citizen = view.question().citizen();
    Set<ConsentId> mattered =
        told.stream()
            .filter(Unsettled::mayTurn)
            .flatMap(ground -> ground.consent().stream())
            .collect(Collectors.toSet());
    return (view.openForm() && !mattered.isEmpty())
        || registry.of(citizen).stream()
            .filter(consent -> mattered.contains(consent.id()))
            .map(consent -> policies.of(consent, citizen).root())
            .anyMatch(root -> Unsettled.asksForMore(root, view.question()));
  }

  private static List<Sentence> withheld(ConsentOutlook.View view) {
    if (!(view.decision() instanceof ShareDecision.Permit permit)) {
      return List.of();
    }
    return Stream.concat(
            permit.obligations().stream().map(Words::of),
            view.elements().filter(AllowList::cuts).map(Words::released).stream())
        .toList();
  }

  private static String outcome(ConsentOutlook.View view) {
    return switch (view.decision()) {
      case ShareDecision.Permit permit -> view.elements().isPresent() ? "permit" : "not-released";
      case ShareDecision.Deny deny -> "deny";
      case ShareDecision.NoConsent none -> "no-consent";
    };
  }

  private static List<Sentence> needed(ConsentOutlook.View view) {
    return switch (view.decision()) {
      case ShareDecision.Permit permit ->
          view.elements().isPresent() ? List.of() : List.of(Words.NOT_RELEASED);
      case ShareDecision.Deny deny ->
          // Whom the citizen has moved to is told in a report to whoever may write there, and not
          // here.
          deny.reasons().stream().map(Reason::code).map(Reason::of).map(Words::of).toList();
      case ShareDecision.NoConsent none -> List.of(Words.of(none.missing()));
    };
  }
}
