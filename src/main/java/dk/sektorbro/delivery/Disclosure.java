package dk.sektorbro.delivery;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import java.util.List;

/**
 * What was decided to be shared, kept concealed in the ledger so that consent can be decided again
 * while the message stays sealed.
 *
 * @param cut what Release cut away
 */
record Disclosure(ShareRequest request, List<InformationType> cut) {

  List<ShareDecision.Obligation> obligations() {
    return cut.stream()
        .<ShareDecision.Obligation>map(ShareDecision.Obligation.Withhold::new)
        .toList();
  }

  /** True where the content that was sealed goes further than what the new decision allows. */
  boolean exceeds(ShareDecision.Permit permit) {
    return permit.obligations().stream()
        .anyMatch(
            obligation ->
                switch (obligation) {
                  case ShareDecision.Obligation.Withhold withhold -> !cut.contains(withhold.type());
                });
  }
}
