package dk.sektorbro.delivery;

import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what a jobcentre had of a citizen who has moved, each piece as soon as the gate lets
 * the jobcentre of the new municipality have it. Done again it does nothing more, and what breaks
 * off is gone on with: a move waits to be looked at from the transaction that gave reason to.
 */
final class TakeOvers {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOvers.class);
  private static final int AT_ONCE = 500;

  /** A consent may begin to count on a day when nobody changes any. */
  private static final Duration IN_ANY_CASE = Duration.ofDays(1);

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Moves moves;
  private final List<LeftBehind> left;
  private final UnitOfWork transactions;
  private final Clock clock;

  TakeOvers(Moves moves, List<LeftBehind> left, UnitOfWork transactions, Clock clock) {
    this.moves = moves;
    this.left = List.copyOf(left);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Everything that is to be looked at by now, such as what a crash broke off. */
  void run() {
    Instant now = clock.instant();
    List<CitizenKey> page = moves.due(now, Optional.empty(), AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(this::quietly);
      page = moves.due(now, Optional.of(page.getLast()), AT_ONCE);
    }
  }

  /**
   * Something changes that may let more be handed over. In the transaction of the change, before
   * anything of it is in the audit record.
   */
  void changing(CitizenKey citizen) {
    if (!moves.of(citizen).isEmpty()) {
      moves.lock(citizen);
      moves.touch(citizen);
    }
  }

  /** The same as {@link #of}; what fails is tried again later. */
  void quietly(CitizenKey citizen) {
    try {
      of(citizen);
    } catch (RuntimeException e) {
      LOG.warn("A hand-over is tried again later", Faults.withoutText(e));
    }
  }

  /** Everything of the citizen that can be handed over now, each piece by itself. */
  void of(CitizenKey citizen) {
    Map<MessageId, Long> touched = moves.touched(citizen);
    if (touched.isEmpty()) {
      return;
    }
    Duration next = IN_ANY_CASE;
    for (PartyId gone : moves.residenceOf(citizen).left()) {
      for (LeftBehind kind : left) {
        kind.of(citizen, gone).forEach(piece -> pass(citizen, gone, piece));
        if (kind.mayGrow(citizen, gone)) {
          next = SOON;
        }
      }
    }
    Instant at = clock.instant().plus(next);
    transactions.run(
        () -> {
          moves.lock(citizen);
          moves.looked(touched, at);
        });
  }

  /** Two hubs do it one after another, and the second finds it done. */
  private void pass(CitizenKey citizen, PartyId gone, LeftBehind.Piece piece) {
    transactions.run(
        () -> {
          moves.lock(citizen);
          Residence residence = moves.residenceOf(citizen);
          if (residence.heirOf(gone).filter(piece::pass).isPresent()) {
            moves.store(residence.departure(gone).orElseThrow().handedOver(clock.instant()));
          }
        });
  }
}
