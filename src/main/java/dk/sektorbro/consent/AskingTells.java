package dk.sektorbro.consent;

import java.util.List;
import java.util.stream.Stream;

/**
 * A message that asks for information is decided by the consent to its answer, and tells something
 * of the citizen itself: whom the citizen refuses to be told of by the asker is not asked.
 */
public final class AskingTells {

  private AskingTells() {}

  /**
   * The decision on the answer, or the refusal that reaches the message which asks for it.
   *
   * @param answer what the answer would share
   * @param decision on that
   * @param sender of the message that asks
   * @param receiver of the message that asks
   */
  public static ShareDecision of(
      ConsentGate gate, ShareRequest answer, ShareDecision decision, Party sender, Party receiver) {
    if (!(decision instanceof ShareDecision.Permit)) {
      return decision;
    }
    ShareDecision told = gate.decide(answer.between(sender, receiver));
    boolean refused =
        !(told instanceof ShareDecision.Permit)
            && told.basedOn().stream().anyMatch(ground -> ground.finding() == Finding.DENIES);
    return refused
        ? new ShareDecision.Deny(
            List.of(Reason.of(Reason.Code.REFUSED)),
            Stream.concat(told.basedOn().stream(), decision.basedOn().stream()).toList())
        : decision;
  }
}
