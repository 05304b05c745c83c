package dk.sektorbro.certificate.clock;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.CaseIndex;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a jobcentre registers its sickness-benefit cases, corrects them, and tells what was done in
 * them. Refusals name the place as a term of the registration.
 */
public final class CaseDesk {

  private final Cases cases;
  private final RequestsMade requests;
  private final BenefitRules rules;
  private final EarlyRequests early;
  private final ParticipantDirectory directory;
  private final CitizenIndex citizens;
  private final CaseIndex numbers;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  public CaseDesk(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyRequests early,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      CaseIndex numbers,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.cases = cases;
    this.requests = requests;
    this.rules = rules;
    this.early = early;
    this.directory = directory;
    this.citizens = citizens;
    this.numbers = numbers;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A case as it stands.
   *
   * @param requests made in it, oldest first
   */
  public record View(SickLeaveCase of, Timeline timeline, List<RequestsMade.Made> requests) {}

  /**
   * A registered case.
   *
   * @param duplicate whether the registration had come before
   */
  public record Registered(View view, boolean duplicate) {}

  /**
   * Registers a case, or corrects what was registered under its number; the same registration again
   * changes nothing. Then what the jobcentre's policy says is done at once.
   *
   * @throws Refused where it cannot be, or its id or number is another's
   */
  public Registered register(PartyId by, Registration registration) {
    mustBeJobcentre(by);
    mustMakeSense(registration);
    MessageId id = numbers.idOf(by, registration.caseNumber());
    CitizenKey citizen = citizens.keyOf(registration.citizen().id());
    boolean duplicate = transactions.inOne(() -> store(by, registration, id, citizen));
    early.look(id);
    return new Registered(view(id), duplicate);
  }

  private boolean store(PartyId by, Registration registration, MessageId id, CitizenKey citizen) {
    if (!cases.claim(MessageId.of(by, registration.messageId()), id).equals(id)) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "messageId",
          "The message id was used for another case; give each message its own.");
    }
    SickLeaveCase opened = opened(by, registration, id, citizen);
    if (cases.open(opened, clock.instant())) {
      record("case.registered", opened);
      return false;
    }
    SickLeaveCase before = cases.lock(id).orElseThrow();
    if (!before.citizen().equals(citizen)) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "caseNumber",
          "The case with this number is about another citizen.");
    }
    Optional<String> known =
        Optional.ofNullable(before.particulars().registrations().get(registration.messageId()));
    if (known.isPresent() && !known.get().equals(registration.digest())) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "messageId",
          "The message id was used before with other content; give each message its own.");
    }
    if (known.isEmpty()) {
      SickLeaveCase corrected = before.corrected(registration);
      cases.store(corrected, Optional.of(clock.instant()));
      record("case.corrected", corrected);
    }
    return known.isPresent();
  }

  private SickLeaveCase opened(
      PartyId by, Registration registration, MessageId id, CitizenKey citizen) {
    return new SickLeaveCase(
        id,
        by,
        registration.department(),
        citizen,
        clock.instant(),
        false,
        new SickLeaveCase.Particulars(
            registration.caseNumber(),
            registration.citizen(),
            registration.caseworker(),
            registration.absence(today()),
            Map.of(),
            Map.of(),
            Map.of(registration.messageId(), registration.digest()),
            registration.writtenAt(),
            Optional.empty()));
  }

  /**
   * Notes that a step was done; noted twice, it was done once.
   *
   * @param step a follow-up counts as the first where none was held before
   * @throws Refused where the case is unknown or the day still to come
   */
  public View done(PartyId by, String caseNumber, Step step, LocalDate on) {
    mustHaveCome(on, "on");
    return change(
        by,
        caseNumber,
        found -> {
          boolean first =
              found.done(Step.FIRST_FOLLOW_UP).isEmpty()
                  || found.done(Step.FIRST_FOLLOW_UP).contains(on);
          return found.did(step == Step.FOLLOW_UP && first ? Step.FIRST_FOLLOW_UP : step, on);
        });
  }

  /**
   * Notes that nothing more is to be done in the case from a day on.
   *
   * @throws Refused where the case is unknown or the day still to come
   */
  public View close(PartyId by, String caseNumber, LocalDate on) {
    mustHaveCome(on, "on");
    return change(by, caseNumber, found -> found.close(on));
  }

  private View change(PartyId by, String caseNumber, UnaryOperator<SickLeaveCase> change) {
    MessageId id = numbers.idOf(by, caseNumber);
    transactions.run(
        () -> {
          SickLeaveCase found =
              cases
                  .lock(id)
                  .orElseThrow(
                      () ->
                          new Refused(
                              RefusalCode.NOT_FOUND,
                              "caseNumber",
                              "You registered no case with this number; check the number."));
          SickLeaveCase changed = change.apply(found);
          if (!changed.equals(found)) {
            cases.store(
                changed, changed.closed() ? Optional.empty() : Optional.of(clock.instant()));
            record(changed.closed() ? "case.closed" : "case.step", changed);
          }
        });
    return view(id);
  }

  private View view(MessageId id) {
    SickLeaveCase found = cases.find(id).orElseThrow();
    return new View(
        found,
        rules.timeline(found.particulars().absence(), found.particulars().done()),
        requests.in(id));
  }

  private void mustBeJobcentre(PartyId by) {
    if (directory.get(by).sector() != Sector.JOBCENTRE) {
      throw new Refused(
          RefusalCode.SENDER_INCAPABLE, "", "Sickness-benefit cases are the jobcentres'.");
    }
  }

  private void mustMakeSense(Registration registration) {
    mustHaveCome(registration.firstDay(), "firstDay");
    registration
        .department()
        .ifPresent(
            department -> {
              Participant party =
                  directory
                      .find(department)
                      .orElseThrow(
                          () ->
                              new Refused(
                                  RefusalCode.RECEIVER_UNKNOWN,
                                  "department",
                                  "No participant has this SOR code; look it up in the directory."));
              if (!party.takes().contains(MessageKind.CERTIFICATE_REQUEST)) {
                throw new Refused(
                    RefusalCode.RECEIVER_INCAPABLE,
                    "department",
                    "This party does not take requests for certificates.");
              }
            });
  }

  private void mustHaveCome(LocalDate day, String term) {
    if (day.isAfter(today())) {
      throw new Refused(RefusalCode.PROFILE_VIOLATION, term, "The day is still to come.");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
  }

  private void record(String what, SickLeaveCase of) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(of.jobcentre()),
            Optional.empty(),
            Optional.of(of.citizen()),
            "ok",
            List.of(of.id().toString())));
  }
}
