package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.course.plan.Change;
import dk.sektorbro.course.plan.ChangePlan;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.plan.PlanLog;
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.plan.Wording;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.participant.Participant;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Lets parties read and write plans, each as far as the gate lets it at that moment. */
final class PlanDesk implements SharedPlan {

  private final PlanBook book;
  private final ChangePlan changePlan;
  private final PlanNews news;
  private final PlanViews views;
  private final PlanSights sights;
  private final Moves moves;
  private final CitizenIndex citizens;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  PlanDesk(
      PlanBook book,
      ChangePlan changePlan,
      PlanNews news,
      PlanViews views,
      PlanSights sights,
      Moves moves,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.book = book;
    this.changePlan = changePlan;
    this.news = news;
    this.views = views;
    this.sights = sights;
    this.moves = moves;
    this.citizens = citizens;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public View read(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    return transactions
        .inOne(
            () -> {
              mustNotBeLeft(by, moves.residenceOf(key));
              return book.planOf(key).flatMap(plan -> read(by, key, plan));
            })
        .orElseThrow(PlanDesk::nothing);
  }

  @Override
  public View read(PartyId by, UUID plan) {
    return transactions
        .inOne(
            () ->
                book.citizenOf(plan)
                    .flatMap(key -> book.planOf(key).flatMap(now -> read(by, key, now))))
        .orElseThrow(PlanDesk::nothing);
  }

  private static Refused nothing() {
    return new Refused(
        RefusalCode.NOT_FOUND,
        "",
        "You see no plan of this citizen. Begin one, or ask for consent.");
  }

  private Optional<View> read(PartyId by, CitizenKey key, UUID plan) {
    if (moves.residenceOf(key).hasLeft(by)) {
      return Optional.empty();
    }
    Optional<Look> look = look(by, key, plan);
    look.ifPresent(seen -> note(by, key, seen));
    return look.map(Look::view);
  }

  private static void mustNotBeLeft(PartyId by, Residence residence) {
    if (residence.hasLeft(by)) {
      throw new Refused(
          RefusalCode.CITIZEN_MOVED, "", "The citizen has moved, and you see no plan any more.");
    }
  }

  /** What a party sees, and for each other party whose word that is, what lets it. */
  private record Look(View view, Map<PartyId, List<String>> grounds) {}

  private Optional<Look> look(PartyId by, CitizenKey key, UUID plan) {
    List<Change> changes = book.changes(plan);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Citizen citizen = changes.getLast().citizen();
    PlanSight sight = sights.of(by, key, citizen);
    Map<String, List<Wording>> standing = PlanLog.of(changes).standing(sight::sees);
    List<Wording> seen = standing.values().stream().flatMap(List::stream).toList();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Map<PartyId, List<String>> grounds = new LinkedHashMap<>();
    seen.stream()
        .map(Wording::by)
        .filter(other -> !other.equals(by))
        .forEach(other -> grounds.computeIfAbsent(other, writer -> sight.grounds(writer, seen)));
    View view =
        new View(
            plan,
            PlanLog.version(standing),
            views.seen(named(changes, seen), standing, wording -> true, clock.instant()));
    return Optional.of(new Look(view, grounds));
  }

  private void note(PartyId by, CitizenKey key, Look look) {
    look.grounds()
        .forEach((other, grounds) -> trail.act(Handovers.SHOWN, by, key, from(other, grounds)));
  }

  private static List<String> from(PartyId other, List<String> grounds) {
    return Stream.concat(Stream.of(Handovers.FROM + other), grounds.stream()).toList();
  }

  /** As the latest of those who wrote what is seen names them. */
  private static Citizen named(List<Change> changes, List<Wording> seen) {
    int latest = seen.stream().mapToInt(Wording::number).max().orElseThrow();
    return changes.get(latest - 1).citizen();
  }

  @Override
  public View write(PartyId by, Citizen citizen, Optional<String> basedOn, List<PlanPart> parts) {
    CitizenKey key = citizens.keyOf(citizen.id());
    return transactions.inOne(
        () -> {
          Residence residence = moves.residenceOf(key);
          mustNotBeLeft(by, residence);
          PlanSight sight = sights.of(by, key, citizen);
          ChangePlan.Written written =
              changePlan.handle(
                  key,
                  new ChangePlan.Wish(by, citizen, basedOn, parts, residence.predecessorsOf(by)),
                  sight::sees);
          Look look = look(by, key, written.plan()).orElseThrow(PlanDesk::nothing);
          written.change().ifPresent(change -> tell(by, key, written.plan(), change));
          note(by, key, look);
          return look.view();
        });
  }

  /** The audit record lets one writer in at a time, so all that is to be decided comes first. */
  private void tell(PartyId by, CitizenKey key, UUID plan, Change change) {
    List<Participant> readers = news.readers(plan, key, change);
    trail.act("plan.written", by, key, List.of("change " + change.id()));
    readers.forEach(reader -> news.tell(reader, plan, key, change));
  }
}
