package dk.sektorbro.certificate;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Urgency;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.evidence.ListAudit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The dialogue with its real forms and calendar, a clock that a test moves, and a store: a
 * jobcentre asks, a clinic and a team answer.
 */
final class DialogueWorld {

  static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  static final PartyId OTHER_JOBCENTRE = new PartyId("953741000016009");
  static final PartyId CLINIC = new PartyId("99999021000016005");
  static final PartyId TEAM = new PartyId("99999041000016002");
  static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  static final CertificateForms FORMS = CertificateForms.read(Path.of("config/certificate-forms"));
  static final DanishCalendar CALENDAR = DanishCalendar.read(Path.of("config/calendar.yaml"));

  private static final Citizen CITIZEN =
      new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
  private static final Author SOMEBODY =
      new Author("Test", "Test", Optional.empty(), Optional.empty(), Optional.empty());

  final MovingClock clock;
  final CertificateRequests requests;
  final AnswerDoubts doubts;
  final Audit audit;
  final RequestCertificate request;
  final AnswerCertificate answer;
  final FollowUpRequest followUp;
  final ForwardRequest forward;
  final AcceptRequest accept;
  final UndoDisclosure undo;
  final NoteArrival arrival;
  final LetTimePass time;
  final MoveRequests moves;
  private final UnitOfWork transactions;
  private final Consumer<MessageId> ledger;

  /**
   * @param ledger is told of every message before it counts
   */
  DialogueWorld(
      MovingClock clock,
      CertificateRequests requests,
      AnswerDoubts doubts,
      Audit audit,
      UnitOfWork transactions,
      Consumer<MessageId> ledger) {
    this.clock = clock;
    this.requests = requests;
    this.doubts = doubts;
    this.audit = audit;
    this.transactions = transactions;
    this.ledger = ledger;
    FixedDirectory directory =
        new FixedDirectory(
            new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
            List.of(
                party(JOBCENTRE, Sector.JOBCENTRE),
                party(OTHER_JOBCENTRE, Sector.JOBCENTRE),
                party(CLINIC, Sector.PSYCHIATRY),
                party(TEAM, Sector.PSYCHIATRY)));
    Dialogue dialogue = new Dialogue(FORMS, requests, new RequestClock(CALENDAR), audit, clock);
    request = new RequestCertificate(FORMS, requests, directory, dialogue, clock);
    answer = new AnswerCertificate(requests, doubts, dialogue, clock);
    followUp = new FollowUpRequest(FORMS, requests, dialogue, clock);
    forward = new ForwardRequest(FORMS, requests, directory, dialogue);
    accept = new AcceptRequest(requests, dialogue, transactions);
    undo = new UndoDisclosure(requests, dialogue);
    arrival = new NoteArrival(requests, dialogue);
    moves = new MoveRequests(requests, dialogue);
    time = new LetTimePass(requests, dialogue, clock);
  }

  static DialogueWorld inMemory(Instant start) {
    return new DialogueWorld(
        new MovingClock(start),
        new MemoryRequests(),
        new MemoryDoubts(),
        new ListAudit(start),
        new AtOnce(),
        message -> {});
  }

  private static Participant party(PartyId id, Sector sector) {
    return new Participant(
        id,
        "Part",
        new Gln("5799999900013"),
        new Cvr("99990007"),
        "0999",
        sector,
        EnumSet.allOf(MessageKind.class),
        new Delivery.Mailbox(),
        Sealing.GATEWAY,
        Language.FHIR_JSON,
        new X509Keys(List.of(), List.of(), List.of()));
  }

  /** A request as the jobcentre names it, and the messages about it. */
  record Asked(String requestId, MessageId id, MessageId message, String form) {}

  LocalDate today() {
    return RequestClock.day(clock.instant());
  }

  Asked asks(String form, LocalDate due) {
    return asks(form, due, UUID.randomUUID().toString());
  }

  Asked asks(String form, LocalDate due, String requestId) {
    MessageId message = MessageId.of(JOBCENTRE, "ask/" + requestId);
    ledger.accept(message);
    transactions.run(
        () -> request.handle(message, JOBCENTRE, CLINIC, BRUNO, requested(requestId, form, due)));
    return new Asked(requestId, CertificateRequest.idOf(JOBCENTRE, requestId), message, form);
  }

  Asked asksAndDelivers(String form) {
    Asked asked = asks(form, today().plus(FORMS.get(form).deadline(today()).orElseThrow().usual()));
    arrives(asked.message(), CLINIC);
    return asked;
  }

  private CertificateRequested requested(String requestId, String form, LocalDate due) {
    return new CertificateRequested(
        CITIZEN,
        requestId,
        "conversation-" + requestId,
        form,
        "SDP-1",
        due,
        List.of(),
        SOMEBODY,
        clock.instant());
  }

  void arrives(MessageId message, PartyId at) {
    transactions.run(() -> arrival.handle(message, at));
  }

  void isNotShared(MessageId message) {
    transactions.run(() -> undo.handle(message, false));
  }

  void accepts(Asked asked, PartyId by) {
    accept.handle(asked.id(), by);
  }

  MessageId answers(Asked asked, PartyId by, String name) {
    return answers(asked, by, name, new Outcome.Answered(List.of(), Optional.empty()));
  }

  /** The answer, in the requester's hands. */
  MessageId answersAndDelivers(Asked asked, PartyId by, String name) {
    MessageId answer = answers(asked, by, name);
    arrives(answer, JOBCENTRE);
    return answer;
  }

  MessageId declines(Asked asked, PartyId by, String name) {
    return answers(asked, by, name, new Outcome.Declined("Vi har ikke tid."));
  }

  private MessageId answers(Asked asked, PartyId by, String name, Outcome outcome) {
    return says(by, name, answered(Optional.of(asked.requestId()), asked.form(), outcome));
  }

  /** An answer that does not say to what. */
  MessageId answersSomething(String form, PartyId by, String name) {
    return says(
        by,
        name,
        answered(Optional.empty(), form, new Outcome.Answered(List.of(), Optional.empty())));
  }

  private MessageId says(PartyId by, String name, CertificateAnswered content) {
    MessageId message = MessageId.of(by, name);
    ledger.accept(message);
    answers(message, by, JOBCENTRE, content);
    return message;
  }

  void answers(MessageId message, PartyId by, PartyId to, CertificateAnswered content) {
    transactions.run(() -> answer.handle(message, by, to, BRUNO, content));
  }

  void leaves() {
    transactions.run(() -> moves.leave(BRUNO, JOBCENTRE));
  }

  void stays() {
    transactions.run(() -> moves.stay(BRUNO, JOBCENTRE));
  }

  /** Handed over to the other jobcentre, in a case of its own. */
  void isHandedOver(Asked asked) {
    MessageId news = asked.id().consequence("news");
    ledger.accept(news);
    transactions.run(
        () -> {
          CertificateRequest waiting = moves.waiting(asked.id(), JOBCENTRE).orElseThrow();
          CertificateRequest unused =
              moves.handOver(moves.asFor(waiting, OTHER_JOBCENTRE, "NEW-1"), news);
        });
  }

  CertificateAnswered answered(Optional<String> requestId, String form, Outcome outcome) {
    return new CertificateAnswered(
        CITIZEN, requestId, Optional.empty(), false, form, "", outcome, SOMEBODY, clock.instant());
  }

  MessageId reminds(Asked asked, String name) {
    return follows(asked, name, new Matter.Reminder(Urgency.ROUTINE, 0, Optional.empty()));
  }

  MessageId sendsBack(Asked asked, String name) {
    return follows(asked, name, new Matter.Return(List.of("Timer")));
  }

  MessageId takesBack(Asked asked, String name) {
    return follows(asked, name, new Matter.Recall(Optional.empty()));
  }

  private MessageId follows(Asked asked, String name, Matter matter) {
    MessageId message = MessageId.of(JOBCENTRE, name);
    PartyId receiver = standing(asked).answerer();
    transactions.run(
        () ->
            followUp.handle(
                message,
                JOBCENTRE,
                receiver,
                BRUNO,
                new CertificateNotice(
                    Optional.of(CITIZEN),
                    asked.requestId(),
                    Optional.empty(),
                    matter,
                    Optional.of(SOMEBODY),
                    clock.instant())));
    return message;
  }

  MessageId passesOn(Asked asked, PartyId from, PartyId to, String name) {
    MessageId message = MessageId.of(from, name);
    transactions.run(() -> forward.handle(message, from, to, BRUNO, asPassedOn(asked)));
    return message;
  }

  /** As the jobcentre asked. */
  CertificateForwarded asPassedOn(Asked asked) {
    return new CertificateForwarded(
        requested(asked.requestId(), asked.form(), standing(asked).due()), JOBCENTRE, "");
  }

  /** Everything that time has brought by now. */
  List<LetTimePass.Due> timePasses() {
    List<LetTimePass.Due> reminders = new ArrayList<>();
    for (List<MessageId> due = time.due(1000); !due.isEmpty(); due = time.due(1000)) {
      for (MessageId id : due) {
        transactions.run(() -> time.pass(id).ifPresent(reminders::add));
      }
    }
    return reminders;
  }

  CertificateRequest of(Asked asked) {
    return requests.find(asked.id()).orElseThrow();
  }

  Standing standing(Asked asked) {
    return of(asked).standing();
  }

  String stage(Asked asked) {
    return standing(asked).stage().code();
  }
}
