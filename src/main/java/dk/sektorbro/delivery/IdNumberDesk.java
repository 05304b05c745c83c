package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A citizen who was known by a replacement number has got a CPR number: from then on both lead to
 * the same course.
 */
public final class IdNumberDesk {

  /** How long a message may be under way at intake with the key it got before. */
  private static final Duration STRAGGLING = Duration.ofHours(1);

  private final CitizenIndex numbers;
  private final CitizenAliases aliases;
  private final Moves moves;
  private final TeamLeaving team;
  private final Ties ties;
  private final ConsentWatch watch;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  /**
   * @param numbers the key of each number by itself
   */
  IdNumberDesk(
      CitizenIndex numbers,
      CitizenAliases aliases,
      Moves moves,
      TeamLeaving team,
      Ties ties,
      ConsentWatch watch,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.numbers = numbers;
    this.aliases = aliases;
    this.moves = moves;
    this.team = team;
    this.ties = ties;
    this.watch = watch;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The citizen of the replacement number has that CPR number. The same said again is nothing new.
   *
   * <p>Whoever says so has a course with the citizen under each of the two, whether anything of
   * others lies there or not: so what the hub answers tells nobody that it does.
   *
   * @throws Refused where it is not from a replacement number to a CPR number, the party has no
   *     course under both, or one of the numbers is joined to another; which of the last two it is,
   *     is not told
   */
  public void changed(PartyId by, CitizenId former, CitizenId present) {
    if (former.scheme() != Scheme.X_ECPR || present.scheme() != Scheme.CPR) {
      throw new Refused(
          RefusalCode.CITIZEN_ID_INVALID,
          "",
          "A replacement number (X-eCPR) gives way to a CPR number, and no other to any.");
    }
    CitizenKey course = numbers.keyOf(former);
    CitizenKey number = numbers.keyOf(present);
    if (transactions.inOne(() -> join(by, number, course))) {
      watch.changed(course);
    }
  }

  private boolean join(PartyId by, CitizenKey number, CitizenKey course) {
    aliases.lock();
    mustHaveACourse(by, course);
    Optional<CitizenKey> before = aliases.courseOf(number);
    if (before.filter(course::equals).isPresent()) {
      return false;
    }
    if (before.isPresent() || aliases.keysOf(course).size() > 1) {
      throw notTheirs();
    }
    watch.changing(course);
    watch.changing(number);
    mustHaveACourse(by, number);
    aliases.join(number, course);
    aliases.add(number, course, clock.instant());
    moves.residenceOf(course).left().forEach(gone -> team.leave(course, gone));
    trail.act("citizen.number-changed", by, course, List.of());
    return true;
  }

  private void mustHaveACourse(PartyId by, CitizenKey citizen) {
    if (!ties.has(by, citizen)) {
      throw notTheirs();
    }
  }

  private static Refused notTheirs() {
    return new Refused(
        RefusalCode.NOT_FOUND,
        "",
        "You have no course with a citizen under both of these numbers. Check them, and register the citizen's consent under the CPR number too; or ask the hub's operator.");
  }

  /** What came in while the numbers were joined, and still had its key from before. */
  void run() {
    aliases
        .notedSince(clock.instant().minus(STRAGGLING))
        .forEach((number, course) -> transactions.run(() -> aliases.join(number, course)));
  }
}
