package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.team.ChangeTeam;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Lets parties read and join teams, each as far as the gate lets it at that moment. */
final class TeamDesk implements CitizenTeam {

  private final TeamBook book;
  private final ChangeTeam change;
  private final DisclosureGate gate;
  private final CitizenIndex citizens;
  private final ConsentWatch wheels;
  private final Moves moves;
  private final Trail trail;
  private final UnitOfWork transactions;

  /**
   * @param wheels who is to know that somebody stands in another wheel, for consents turn on it
   */
  TeamDesk(
      TeamBook book,
      ChangeTeam change,
      DisclosureGate gate,
      CitizenIndex citizens,
      ConsentWatch wheels,
      Moves moves,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.book = book;
    this.change = change;
    this.gate = gate;
    this.citizens = citizens;
    this.wheels = wheels;
    this.moves = moves;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
  }

  @Override
  public View read(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    return transactions
        .inOne(
            () -> {
              mustNotBeLeft(by, key);
              return look(by, key);
            })
        .orElseThrow(TeamDesk::nobody);
  }

  private void mustNotBeLeft(PartyId by, CitizenKey citizen) {
    if (moves.residenceOf(citizen).hasLeft(by)) {
      throw new Refused(
          RefusalCode.CITIZEN_MOVED,
          "",
          "The citizen has moved, and you are in no team of theirs any more.");
    }
  }

  @Override
  public View read(PartyId by, UUID team) {
    return transactions
        .inOne(() -> book.citizenOf(team).flatMap(key -> look(by, key)))
        .orElseThrow(TeamDesk::nobody);
  }

  private static Refused nobody() {
    return new Refused(
        RefusalCode.NOT_FOUND,
        "",
        "You see nobody in a team of this citizen. Join it, or ask for consent.");
  }

  @Override
  public Optional<View> write(
      PartyId by, Citizen citizen, Optional<String> basedOn, List<Member> members) {
    CitizenKey key = citizens.keyOf(citizen.id());
    ChangeTeam.Wish wish = new ChangeTeam.Wish(by, citizen, basedOn, members);
    Optional<View> view =
        transactions.inOne(
            () -> {
              book.lock(key); // before the look at moves, which take who has moved out under it
              mustNotBeLeft(by, key);
              if (change.handle(key, wish)) {
                trail.act("team.written", by, key, List.of());
              }
              return look(by, key);
            });
    wheels.changed(key);
    return view;
  }

  private Optional<View> look(PartyId by, CitizenKey key) {
    TeamSight sight = new TeamSight(gate, by, key);
    List<TeamPart> seen = sight.seen(book.parts(key));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    seen.stream()
        .filter(part -> !part.party().equals(by))
        .forEach(part -> trail.act(Handovers.TEAM_SHOWN, by, key, from(part, sight.grounds(part))));
    return book.teamOf(key).map(team -> ChangeTeam.view(team, by, seen));
  }

  private static List<String> from(TeamPart other, List<String> grounds) {
    return Stream.concat(Stream.of(Handovers.FROM + other.party()), grounds.stream()).toList();
  }
}
