package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.course.plan.Change;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.plan.PlanLog;
import dk.sektorbro.course.plan.Wording;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanSeen.Said;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.ExchangeProperty;

/**
 * Tells the others what somebody has written in a plan: a message of the hub's own for each party
 * that may see any of it, from its writer, which then goes through Release like any other. What it
 * says is read from the plan there, as it was after that change.
 */
public final class PlanNews {

  private final PlanBook book;
  private final PlanViews views;
  private final PlanSights sights;
  private final ConsentRegistry consents;
  private final ParticipantDirectory directory;
  private final Ledger ledger;
  private final HeldStore held;
  private final IntakeSeal seal;
  private final Trail trail;
  private final Clock clock;

  PlanNews(
      PlanBook book,
      PlanViews views,
      PlanSights sights,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      Ledger ledger,
      HeldStore held,
      IntakeSeal seal,
      Audit audit,
      Clock clock) {
    this.book = book;
    this.views = views;
    this.sights = sights;
    this.consents = consents;
    this.directory = directory;
    this.ledger = ledger;
    this.held = held;
    this.seal = seal;
    this.trail = new Trail(audit, clock);
    this.clock = clock;
  }

  /** Who is to hear of the change: whoever sees another plan after it than before. */
  List<Participant> readers(UUID plan, CitizenKey citizen, Change change) {
    if (consents.of(citizen).isEmpty()) {
      return List.of();
    }
    PlanLog log = PlanLog.of(book.changes(plan));
    return directory.all().stream()
        .filter(party -> !party.id().equals(change.by()))
        .filter(party -> party.takes().contains(MessageKind.CARE_PLAN_UPDATE))
        .filter(
            party -> {
              PlanSight sight = sights.of(party.id(), citizen, change.citizen());
              return log.isNews(change.number(), sight::sees);
            })
        .toList();
  }

  /**
   * In the caller's transaction: the message waits for Release beside the change, so it is not lost
   * and is not sent of a change that did not come about.
   */
  void tell(Participant party, UUID plan, CitizenKey citizen, Change change) {
    Instant now = clock.instant();
    Envelope envelope =
        new Envelope(
            newsOf(change, party.id()),
            MessageKind.CARE_PLAN_UPDATE,
            change.by(),
            party.id(),
            Optional.of(citizen),
            Optional.of(new MessageId(plan)),
            now);
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.ACCEPTED,
            "plan",
            new Ledger.Particulars(
                change.id().toString(),
                envelope.id().toString(),
                Optional.of(plan.toString()),
                Optional.empty(),
                Optional.empty()),
            0,
            now));
    book.tells(envelope.id(), plan, change.number());
    trail.step("message.accepted", envelope, "ok", List.of("change " + change.id()));
    held.hold(
        envelope,
        Held.toRelease(envelope, party.language(), seal.seal(envelope.id(), new byte[0]), now));
  }

  /**
   * Tells a jobcentre that follows on another what stands in the plan, once from each writer and as
   * far as it may see it. In the caller's transaction.
   *
   * @return whether it is told of what the other wrote
   */
  boolean tellHeir(CitizenKey citizen, PartyId gone, PartyId heir) {
    Optional<Participant> party =
        directory.find(heir).filter(each -> each.takes().contains(MessageKind.CARE_PLAN_UPDATE));
    Optional<UUID> plan = book.planOf(citizen);
    if (party.isEmpty() || plan.isEmpty()) {
      return false;
    }
    List<Change> changes = book.changes(plan.get());
    Map<PartyId, Change> latest = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> !change.by().equals(heir))
        .forEach(change -> latest.put(change.by(), change));
    PlanSight sight = sights.of(heir, citizen, changes.getLast().citizen());
    boolean told = false;
    for (Change change : latest.values()) {
      boolean sees =
          PlanLog.of(changes).wordings().stream()
              .anyMatch(wording -> wording.by().equals(change.by()) && sight.sees(wording));
      if (sees && ledger.find(newsOf(change, heir)).isEmpty()) {
        tell(party.get(), plan.get(), citizen, change);
        told |= change.by().equals(gone);
      }
    }
    return told;
  }

  private static MessageId newsOf(Change change, PartyId to) {
    return new MessageId(change.id()).consequence("news/" + to);
  }

  /** What the sender has written, as far as the receiver may see it now. */
  public PlanUpdated read(@ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    Told told = told(envelope);
    PlanSight sight =
        sights.of(envelope.receiver(), envelope.citizen().orElseThrow(), told.citizen());
    List<Said> said =
        told.log().standing(sight::sees).values().stream()
            .flatMap(List::stream)
            .filter(wording -> wording.by().equals(envelope.sender()))
            .map(wording -> PlanSight.said(wording, false))
            .toList();
    return new PlanUpdated(new PlanSeen(told.citizen(), said, List.of()), told.at());
  }

  /**
   * What is left of it, beside what the receiver has written itself; nothing that was not decided
   * on, which a replay may have read.
   */
  public PlanUpdated word(
      PlanUpdated left,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.QUESTION) ShareRequest question) {
    Told told = told(envelope);
    Set<String> decided =
        question.accompanying().stream().map(Item::name).collect(Collectors.toSet());
    Set<String> shown =
        left.plan().parts().stream()
            .map(Said::wording)
            .filter(decided::contains)
            .collect(Collectors.toSet());
    Predicate<Wording> senders = wording -> shown.contains(wording.id().toString());
    PlanSight sight =
        sights.of(envelope.receiver(), envelope.citizen().orElseThrow(), told.citizen());
    Predicate<Wording> either = senders.or(wording -> wording.by().equals(envelope.receiver()));
    Map<String, List<Wording>> standing = told.log().standing(senders.or(sight::sees));
    return new PlanUpdated(
        views.seen(told.citizen(), only(standing, either), senders, told.at()), left.writtenAt());
  }

  private static Map<String, List<Wording>> only(
      Map<String, List<Wording>> standing, Predicate<Wording> which) {
    return standing.entrySet().stream()
        .map(part -> Map.entry(part.getKey(), part.getValue().stream().filter(which).toList()))
        .filter(part -> !part.getValue().isEmpty())
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private record Told(PlanLog log, Citizen citizen, Instant at) {}

  private Told told(Envelope envelope) {
    PlanBook.Told told = book.toldBy(envelope.id()).orElseThrow();
    List<Change> changes = book.changes(told.plan());
    Change change = changes.get(told.number() - 1);
    return new Told(PlanLog.of(changes).upTo(told.number()), change.citizen(), change.at());
  }
}
