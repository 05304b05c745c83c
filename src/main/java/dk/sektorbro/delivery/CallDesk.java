package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.clock.CallsToMake;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.course.Calls;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.AdmissionNotice.Contact;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a jobcentre finds the calls that it was asked to make after a discharge, and says that it
 * made them. Refusals name the place as a term of what was said.
 */
public final class CallDesk implements CallsToMake {

  private final Calls calls;
  private final ParticipantDirectory directory;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  CallDesk(
      Calls calls,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.calls = calls;
    this.directory = directory;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<WorkTask> of(PartyId jobcentre, LocalDate today) {
    return calls.open(jobcentre).stream().map(open -> task(open, today)).toList();
  }

  private WorkTask task(Calls.Open open, LocalDate today) {
    return new WorkTask(
        WorkTask.What.CALL_CITIZEN,
        Optional.empty(),
        open.call().by(),
        open.call().by().isBefore(today),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "The ward asks that the citizen be called on the first working day after the discharge.",
        Optional.of(
            new WorkTask.ToCall(
                open.notice().id(),
                open.notice().stay(),
                open.call().citizen(),
                contact(open.ward()))));
  }

  private Contact contact(PartyId ward) {
    return directory
        .find(ward)
        .map(party -> new Contact(party.id(), party.name(), party.contact()))
        .orElseGet(() -> new Contact(ward, ward.sor(), Optional.empty()));
  }

  /**
   * The citizen was called, or the call tried as far as the jobcentre will; said again, the last
   * day counts.
   *
   * @param notice that asked for the call
   * @throws Refused where no notice that the jobcentre has asks it, or the day is still to come
   */
  public void made(PartyId by, MessageId notice, LocalDate on) {
    if (on.isAfter(LocalDate.ofInstant(clock.instant(), DanishTime.ZONE))) {
      throw new Refused(RefusalCode.PROFILE_VIOLATION, "on", "The day is still to come.");
    }
    transactions.run(
        () -> {
          CitizenKey citizen =
              calls
                  .made(by, notice, on)
                  .orElseThrow(
                      () ->
                          new Refused(
                              RefusalCode.NOT_FOUND,
                              "notice",
                              "No notice that you have got by this id asks you to call; check the id."));
          trail.act("call.made", by, citizen, List.of("notice " + notice));
        });
  }
}
