package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.MoveRequests;
import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.RegisterMove;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.util.List;

/** Where a jobcentre says that a citizen has moved away. */
public final class MoveDesk {

  private final RegisterMove register;
  private final Moves moves;
  private final MoveRequests moved;
  private final TeamLeaving team;
  private final Ties ties;
  private final CitizenIndex citizens;
  private final ConsentWatch watch;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  MoveDesk(
      RegisterMove register,
      Moves moves,
      MoveRequests moved,
      TeamLeaving team,
      Ties ties,
      CitizenIndex citizens,
      ConsentWatch watch,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.register = register;
    this.moves = moves;
    this.moved = moved;
    this.team = team;
    this.ties = ties;
    this.citizens = citizens;
    this.watch = watch;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The citizen has moved from the party's area to that of another.
   *
   * @return what the party calls the requests for certificates that it no longer asks for
   * @throws Refused where the party has no course with the citizen, or another move stands
   */
  public List<String> moved(PartyId from, PartyId to, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    List<String> left =
        transactions.inOne(
            () -> {
              mustHaveACourse(from, key);
              if (register.handle(from, to, key)) {
                moved.leave(key, from);
                if (!moves.residenceOf(key).hasLeft(to)) {
                  moved.stay(key, to);
                }
                trail.act("citizen.moved", from, key, List.of());
                team.leave(key, from);
              }
              return names(moved.left(key, from));
            });
    watch.changed(key);
    return left;
  }

  private static List<String> names(List<CertificateRequest> requests) {
    return requests.stream().map(request -> request.particulars().requestId()).toList();
  }

  /**
   * The citizen has not moved away from the party, after all.
   *
   * @throws Refused where the party has no course with the citizen, or something was handed over
   */
  public void stayed(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    transactions.run(
        () -> {
          mustHaveACourse(by, key);
          if (register.takeBack(by, key)) {
            moved.stay(key, by);
            trail.act("citizen.stayed", by, key, List.of());
          }
        });
  }

  private void mustHaveACourse(PartyId by, CitizenKey citizen) {
    if (!ties.has(by, citizen)) {
      throw new Refused(RefusalCode.NOT_FOUND, "", "You have no course with this citizen.");
    }
  }
}
