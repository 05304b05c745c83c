package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.Withheld;
import dk.sektorbro.course.AdmissionAsMended;
import dk.sektorbro.course.Call;
import dk.sektorbro.course.ChangePackage;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.Notice;
import dk.sektorbro.course.NoticeWords;
import dk.sektorbro.course.Said;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;

/**
 * Makes notices of a hospital notification: a message of its own for each jobcentre that may hear
 * of it, which then goes through Release like any other.
 */
public final class NoticeDesk {

  private final HeedNotification heed;
  private final CourseBook book;
  private final NoticeWords words;
  private final AdmissionAsMended admission;
  private final ChangePackage changePackage;
  private final Ledger ledger;
  private final DisclosureGate gate;
  private final PayloadCut payloads;
  private final ConsentRegistry consents;
  private final ParticipantDirectory directory;
  private final OwnMessages own;
  private final Trail trail;
  private final NetworkMeetingDesk networkMeetings;
  private final UnitOfWork transactions;
  private final Clock clock;

  NoticeDesk(
      HeedNotification heed,
      CourseBook book,
      ChangePackage changePackage,
      Ledger ledger,
      DisclosureGate gate,
      PayloadCut payloads,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      NetworkMeetingDesk networkMeetings,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.heed = heed;
    this.book = book;
    this.words = new NoticeWords(book, ledger);
    this.admission = new AdmissionAsMended(book, ledger);
    this.changePackage = changePackage;
    this.ledger = ledger;
    this.gate = gate;
    this.payloads = payloads;
    this.consents = consents;
    this.directory = directory;
    this.own = new OwnMessages(ledger, audit, clock);
    this.trail = new Trail(audit, clock);
    this.networkMeetings = networkMeetings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Notes the notification in the citizen's course, with the notices and the proposals to meet that
   * it gives. Each carries the notification itself, under the hub's seal, until Release has cut it.
   */
  public List<Registered> heed(
      HospitalNotified notified,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.OPEN) PayloadCut.Open message,
      @ExchangeProperty(Property.RELEASE_PROFILE) String profile,
      @ExchangeProperty(Property.PURPOSES) String purposes) {
    Payload payload = message.payload();
    return transactions.inOne(
        () -> {
          Ledger.Entry entry = ledger.lock(envelope.id()).orElseThrow();
          List<Notice> notices =
              heed.handle(
                  envelope,
                  notified,
                  () -> listeners(new Told(envelope, notified, payload, profile, purposes)));
          notices.forEach(notice -> own.open(envelope(notice, entry), "notice", entry, payload));
          List<Registered> proposals = networkMeetings.heed(entry, notified, payload, purposes);
          if (entry.state() != MessageState.HANDLED) {
            ledger.move(envelope.id(), MessageState.HANDLED, "heeded", clock.instant());
            trail.step(
                "message.handled",
                envelope,
                "ok",
                Stream.concat(
                        notices.stream().map(notice -> "notice " + notice.id()),
                        proposals.stream().map(each -> "proposal " + each.envelope().id()))
                    .toList());
          }
          return Stream.concat(
                  notices.stream().map(notice -> new Registered(envelope(notice, entry), payload)),
                  proposals.stream())
              .toList();
        });
  }

  private static Envelope envelope(Notice notice, Ledger.Entry because) {
    return new Envelope(
        notice.id(),
        MessageKind.ADMISSION_NOTICE,
        because.envelope().sender(),
        notice.receiver(),
        because.envelope().citizen(),
        Optional.of(notice.stay()),
        because.envelope().acceptedAt());
  }

  /** What there is to tell, and what the route says of it. */
  private record Told(
      Envelope envelope,
      HospitalNotified notified,
      Payload payload,
      String profile,
      String purposes) {

    Envelope to(PartyId receiver) {
      return new Envelope(
          envelope.id(),
          MessageKind.ADMISSION_NOTICE,
          envelope.sender(),
          receiver,
          envelope.citizen(),
          Optional.empty(),
          envelope.acceptedAt());
    }
  }

  /** The one psychiatry named, and every other that a consent of the citizen lets hear it now. */
  private List<PartyId> listeners(Told told) {
    Optional<PayloadCut.Open> notice =
        consents.of(told.envelope().citizen().orElseThrow()).isEmpty()
            ? Optional.empty()
            : Optional.of(payloads.open(MessageKind.ADMISSION_NOTICE, told.payload()));
    return directory.all().stream()
        .filter(party -> party.sector() == Sector.JOBCENTRE)
        .filter(party -> party.takes().contains(MessageKind.ADMISSION_NOTICE))
        .map(Participant::id)
        .filter(
            party ->
                party.equals(told.envelope().receiver())
                    || (notice.isPresent() && mayHear(told, notice, party)))
        .toList();
  }

  private boolean mayHear(Told told, Optional<PayloadCut.Open> notice, PartyId receiver) {
    return gate.decide(
            gate.question(
                told.to(receiver), told.notified(), notice, told.profile(), told.purposes()))
        instanceof ShareDecision.Permit;
  }

  /**
   * The notification as the question of the gate has it: with the call where those before it ask
   * for one and it does not speak of it.
   */
  public HospitalNotified complete(
      HospitalNotified notified, @ExchangeProperty(Property.ENVELOPE) Envelope envelope) {
    Notice notice = book.notice(envelope.id()).orElseThrow();
    boolean mayAsk =
        notice.event() == StayEvent.DISCHARGED && notice.standing() != Standing.CANCELLED;
    return notified.asking(
        mayAsk
            && words
                .of(envelope)
                .flatMap(Said::call)
                .or(notified::changePackage)
                .orElseGet(() -> wasAsked(notice)));
  }

  /** Where nothing is remembered of the call, its receiver's task is left as it is. */
  private boolean wasAsked(Notice notice) {
    return heed.mended(notice.id()).flatMap(book::notice).flatMap(Notice::call).isPresent();
  }

  /** What is left of the notification, as the notice says it. */
  public AdmissionNotice word(
      HospitalNotified left,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.QUESTION) ShareRequest question,
      @ExchangeProperty(Property.SHARE_DECISION) ShareDecision.Permit permit) {
    Notice notice = book.notice(envelope.id()).orElseThrow();
    Participant sender = directory.get(envelope.sender());
    Times times = admission.moments(envelope, times(envelope, left.times()));
    Optional<Call> call =
        times
            .endedAt()
            .filter(at -> asksToCall(question, permit))
            .map(at -> changePackage.call(left.citizen(), at));
    book.asks(notice.id(), call);
    return new AdmissionNotice(
        left.citizen(),
        notice.stay().toString(),
        notice.event(),
        notice.standing(),
        notice.corrects().map(Object::toString),
        notice.standing() == Standing.CANCELLED ? times.onlyAdmission() : times.of(notice.event()),
        call.map(Call::by),
        new AdmissionNotice.Contact(sender.id(), sender.name(), sender.contact()),
        envelope.acceptedAt());
  }

  /**
   * As the last word on each has it that had come by then, where the release profile lets any
   * moment through.
   */
  private Times times(Envelope notice, Times own) {
    return words
        .of(notice)
        .map(Said::times)
        .filter(said -> own.admittedAt().isPresent())
        .map(
            said ->
                new Times(
                    said.admittedAt().or(own::admittedAt),
                    said.endedAt().or(own::endedAt),
                    own.leaveFrom(),
                    own.leaveUntil()))
        .orElse(own);
  }

  private static boolean asksToCall(ShareRequest question, ShareDecision.Permit permit) {
    Withheld withheld = new Withheld(permit.obligations());
    return question.accompanying().stream()
        .filter(item -> item.name().equals(InformationType.CARE_PLAN.code()))
        .anyMatch(item -> !withheld.keepsBack(item));
  }
}
