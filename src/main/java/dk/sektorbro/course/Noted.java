package dk.sektorbro.course;

import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import java.util.List;

/**
 * What the hub remembers of a notification that arrived.
 *
 * @param turn its own step
 * @param history the steps it told of
 */
public record Noted(Turn turn, Times times, List<Turn> history) {

  static Noted of(HospitalNotified notified) {
    return new Noted(notified.turn(), notified.times(), notified.history());
  }

  Noted as(Turn meant) {
    return new Noted(meant, times, history);
  }

  @Override
  public String toString() {
    return "Noted[" + turn.event() + ", " + turn.standing() + "]";
  }
}
