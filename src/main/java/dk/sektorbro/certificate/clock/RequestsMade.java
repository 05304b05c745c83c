package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests for certificates that were made in a case, by the jobcentre or by the hub. */
@FunctionalInterface
public interface RequestsMade {

  /** By case, oldest first; a case without one has an empty list. */
  Map<MessageId, List<Made>> in(Collection<MessageId> cases);

  default List<Made> in(MessageId one) {
    return in(List.of(one)).getOrDefault(one, List.of());
  }

  /**
   * A request and what came of it.
   *
   * @param answered when the first answer came
   * @param reminders how often the answerer was reminded
   * @param returns how often an answer was sent back
   */
  record Made(
      MessageId id,
      String requestId,
      String form,
      Instant asked,
      LocalDate due,
      State state,
      Optional<Instant> answered,
      int reminders,
      int returns) {

    public boolean reached() {
      return state != State.NEVER_ARRIVED;
    }

    public boolean isOpen() {
      return state == State.OPEN;
    }
  }

  /** What came of a request. */
  enum State {
    OPEN,
    ANSWERED,
    DECLINED,
    /** Recalled, or too old. */
    ENDED,
    /** It was not shared, or never delivered. */
    NEVER_ARRIVED
  }
}
