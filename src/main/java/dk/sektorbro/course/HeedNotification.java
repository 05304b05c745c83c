package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Psychiatry tells of a step of a stay: the hub remembers it, and works out whom it gives something
 * to tell. Whether they may hear it is decided for each notice by itself, as for any message.
 */
public final class HeedNotification {

  private final CourseBook book;
  private final Ledger ledger;
  private final Set<StayEvent> tells;
  private final Clock clock;

  /**
   * @param tells the events that are told at all
   */
  public HeedNotification(CourseBook book, Ledger ledger, Set<StayEvent> tells, Clock clock) {
    this.book = book;
    this.ledger = ledger;
    this.tells = Set.copyOf(tells);
    this.clock = clock;
  }

  /** Who may hear something new of the citizen. */
  @FunctionalInterface
  public interface Listeners {
    List<PartyId> now();
  }

  /** In the caller's transaction. The same notification gives the same notices again. */
  public List<Notice> handle(Envelope envelope, HospitalNotified notified, Listeners listeners) {
    CitizenKey citizen = envelope.citizen().orElseThrow();
    book.lock(citizen, envelope.sender());
    if (book.isNoted(envelope.id())) {
      return book.because(envelope.id());
    }
    Noted noted = Noted.of(notified);
    List<Noted> before = book.of(citizen, envelope.sender());
    book.note(envelope.id(), citizen, envelope.sender(), noted, clock.instant());
    List<Notice> notices = notices(envelope, noted, before, listeners);
    notices.forEach(book::told);
    return notices;
  }

  private List<Notice> notices(
      Envelope envelope, Noted arrived, List<Noted> before, Listeners listeners) {
    Stays stays = new Stays(before);
    Noted noted = stays.meant(arrived);
    MessageId stay = stay(envelope.sender(), new Stays(both(before, noted)), noted);
    StayEvent event = noted.turn().event();
    return switch (stays.telling(noted)) {
      case Telling.Nothing nothing -> List.of();
      case Telling.News news ->
          tells.contains(event)
              ? listeners.now().stream()
                  .map(each -> notice(envelope, each, stay, event, Standing.NEW, Optional.empty()))
                  .toList()
              : List.of();
      case Telling.Correction correction -> corrections(envelope, before, event, correction);
    };
  }

  /** To take back what was told needs no more than that it was told. */
  private List<Notice> corrections(
      Envelope envelope, List<Noted> before, StayEvent event, Telling.Correction correction) {
    return new WhoHeard(book, ledger)
        .of(envelope.sender(), before, correction).stream()
            .map(heard -> correcting(envelope, heard, event, correction.standing()))
            .filter(it -> it.standing() == Standing.CANCELLED || tells.contains(it.event()))
            .toList();
  }

  /**
   * What was told by a notice of another step is told anew by a notice of that step, unless all of
   * the stay is taken back.
   */
  private static Notice correcting(
      Envelope envelope, Notice heard, StayEvent event, Standing standing) {
    boolean byAnotherStep = heard.event() != event && standing == Standing.REVISED;
    return notice(
        envelope,
        heard.receiver(),
        heard.stay(),
        byAnotherStep ? heard.event() : event,
        byAnotherStep && heard.standing() == Standing.CANCELLED ? Standing.CANCELLED : standing,
        Optional.of(heard.id()));
  }

  private static List<Noted> both(List<Noted> before, Noted noted) {
    return Stream.concat(before.stream(), Stream.of(noted)).toList();
  }

  /** Receivers without a notice yet may still get one, so the id does not depend on them. */
  private static MessageId stay(PartyId sender, Stays stays, Noted noted) {
    return stay(sender, stays.firstOf(noted.turn().messageId()));
  }

  /** The hub's id of the stay whose first message the hospital calls so. */
  static MessageId stay(PartyId hospital, String firstMessage) {
    return MessageId.of(hospital, "stay/" + firstMessage);
  }

  private static Notice notice(
      Envelope because,
      PartyId receiver,
      MessageId stay,
      StayEvent event,
      Standing standing,
      Optional<MessageId> corrects) {
    MessageId id = because.id().consequence("notice/" + receiver);
    return new Notice(
        id,
        because.id(),
        receiver,
        stay,
        event,
        standing,
        corrects,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * In the caller's transaction. Of a notification that somebody heard of, and of a notice that its
   * receiver has, which step it told stays remembered, so that whoever has it can still be told
   * that it does not hold (GDPR, Article 19).
   */
  public void erased(MessageId message) {
    boolean isHeard =
        ledger.wasHandedOver(message)
            || book.because(message).stream().map(Notice::id).anyMatch(ledger::mayReach);
    if (isHeard) {
      book.keepOnlyTheStep(message);
    } else {
      book.forget(message);
    }
  }

  /**
   * The nearest notice before it, back along its corrections, that its receiver has. Where there is
   * one, a correction follows it even where no consent is left: it discloses nothing new, and mends
   * what was disclosed (GDPR, Articles 5(1)(d) and 19).
   */
  public Optional<MessageId> mended(MessageId notice) {
    Optional<Notice> own = book.notice(notice);
    Optional<Notice> before = own.flatMap(Notice::corrects).flatMap(book::notice);
    while (before.isPresent()) {
      if (ledger.wasHandedOver(before.get().id()) && mends(own.get(), before.get())) {
        return before.map(Notice::id);
      }
      before = before.flatMap(Notice::corrects).flatMap(book::notice);
    }
    return Optional.empty();
  }

  /** Another step of the stay is news; only with the admission all that followed is taken back. */
  private static boolean mends(Notice notice, Notice before) {
    return notice.event() == before.event()
        || (notice.event() == StayEvent.ADMITTED && notice.standing() == Standing.CANCELLED);
  }

  /**
   * The notice that stands in the place of another to the same receiver: one that revises it or
   * takes it back, or a later end of the stay, which tells of the stay's beginning too.
   *
   * @param isThere whether its receiver has a message
   */
  public Optional<MessageId> overtaking(Envelope notice, Predicate<MessageId> isThere) {
    Optional<Notice> own = book.notice(notice.id());
    List<Notice> there =
        own.stream()
            .flatMap(each -> ofTheSameStay(notice, each))
            .filter(each -> isThere.test(each.id()))
            .toList();
    Optional<Notice> correction =
        there.stream().filter(each -> correctsIn(each, notice.id())).findFirst();
    return correction
        .or(() -> own.filter(HeedNotification::mayBeOver).flatMap(each -> laterEnd(notice, there)))
        .map(Notice::id);
  }

  private Stream<Notice> ofTheSameStay(Envelope notice, Notice own) {
    return book.of(notice.citizen().orElseThrow(), notice.sender()).stream()
        .map(noted -> MessageId.of(notice.sender(), noted.turn().messageId()))
        .flatMap(told -> book.because(told).stream())
        .filter(each -> each.receiver().equals(own.receiver()) && each.stay().equals(own.stay()));
  }

  private boolean correctsIn(Notice later, MessageId notice) {
    return Stream.iterate(
            later.corrects(),
            Optional::isPresent,
            id -> id.flatMap(book::notice).flatMap(Notice::corrects))
        .anyMatch(id -> id.equals(Optional.of(notice)));
  }

  private static boolean mayBeOver(Notice notice) {
    return notice.standing() != Standing.CANCELLED && !notice.event().endsTheStay();
  }

  private Optional<Notice> laterEnd(Envelope notice, List<Notice> there) {
    return there.stream()
        .filter(each -> each.event().endsTheStay())
        .filter(each -> acceptedAt(each).isAfter(notice.acceptedAt()))
        .max(Comparator.comparing(this::acceptedAt))
        .filter(end -> end.standing() != Standing.CANCELLED);
  }

  private Instant acceptedAt(Notice notice) {
    return ledger.find(notice.id()).orElseThrow().envelope().acceptedAt();
  }
}
