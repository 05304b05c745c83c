package dk.sektorbro.delivery;

import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided to be shared, kept concealed in the ledger so that consent can be decided again
 * while the message stays sealed.
 *
 * @param obligations what Release carried out
 * @param names the messages that its receiver is told it follows, other than the receiver's own
 * @param released what the release profile let through; empty where none was applied
 */
record Disclosure(
    ShareRequest request,
    List<Obligation> obligations,
    Set<MessageId> names,
    Optional<Released> released) {

  /**
   * The entry of a release profile that a message was cut to.
   *
   * @param elements FHIRPath expressions by type of resource
   */
  record Released(String profile, Map<String, List<String>> elements) {}

  Disclosure {
    names = Set.copyOf(names);
  }

  /** Of a message that names none before it. */
  Disclosure(ShareRequest request, List<Obligation> obligations) {
    this(request, obligations, Set.of(), Optional.empty());
  }

  /** Whoever is asked for something is the source of the question, and the one who reads. */
  static Party reader(ShareRequest question, PartyId receiver) {
    return question.recipient().id().equals(receiver) ? question.recipient() : question.source();
  }

  /** True where the content that was sealed goes further than what the new decision allows. */
  boolean exceeds(ShareDecision.Permit permit) {
    return permit.obligations().stream()
        .anyMatch(
            obligation ->
                switch (obligation) {
                  case Obligation.Withhold withhold -> !obligations.contains(withhold);
                  case Obligation.CutAway parts -> !obligations.contains(parts);
                  case Obligation.KeepOnly parts -> !obligations.stream().anyMatch(parts::allows);
                  case Obligation.Report report -> false;
                });
  }

  /** The permit, less what was reported at Release. */
  ShareDecision.Permit stillToDo(ShareDecision.Permit permit) {
    return new ShareDecision.Permit(
        permit.obligations().stream()
            .filter(each -> !(each instanceof Obligation.Report && obligations.contains(each)))
            .toList(),
        permit.basedOn());
  }
}
