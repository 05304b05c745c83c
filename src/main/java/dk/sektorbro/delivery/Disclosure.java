package dk.sektorbro.delivery;

import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.MessageId;
import java.util.List;
import java.util.Set;

/**
 * What was decided to be shared, kept concealed in the ledger so that consent can be decided again
 * while the message stays sealed.
 *
 * @param obligations what Release carried out
 * @param names the messages that its receiver is told it follows, other than the receiver's own
 */
record Disclosure(ShareRequest request, List<Obligation> obligations, Set<MessageId> names) {

  Disclosure {
    names = Set.copyOf(names);
  }

  /** Of a message that names none before it. */
  Disclosure(ShareRequest request, List<Obligation> obligations) {
    this(request, obligations, Set.of());
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
