package dk.sektorbro.course;

import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import java.util.List;
import java.util.Optional;

/**
 * What the hub remembers of a notification that arrived.
 *
 * @param turn its own step
 * @param call whether the ward asks that the citizen be called after the discharge; empty where it
 *     does not say
 * @param history the steps it told of
 */
public record Noted(Turn turn, Times times, Optional<Boolean> call, List<Turn> history) {

  static Noted of(HospitalNotified notified) {
    return new Noted(
        notified.turn(), notified.times(), notified.changePackage(), notified.history());
  }

  Noted as(Turn meant) {
    return new Noted(meant, times, call, history);
  }

  /** What is left of one that was erased: which step it was, so that it can be taken back. */
  public Noted onlyItsStep() {
    return new Noted(turn, Times.UNKNOWN, Optional.empty(), List.of());
  }

  @Override
  public String toString() {
    return "Noted[" + turn.event() + ", " + turn.standing() + "]";
  }
}
