package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.CaseDesk;
import dk.sektorbro.certificate.clock.CaseDesk.Registered;
import dk.sektorbro.certificate.clock.CaseDesk.View;
import dk.sektorbro.certificate.clock.Registration;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.clock.WorkList;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.delivery.CallDesk;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The jobcentre's desk in front of its tasks: their terms become the contract's paths. */
final class CasesAtTheDesk implements CasesDesk {

  private final CaseDesk cases;
  private final CallDesk calls;
  private final WorkList workList;

  CasesAtTheDesk(CaseDesk cases, CallDesk calls, WorkList workList) {
    this.cases = cases;
    this.calls = calls;
    this.workList = workList;
  }

  @Override
  public Registered register(PartyId by, Registration registration) {
    return atPath("/RegisterSickLeaveCase", () -> cases.register(by, registration));
  }

  @Override
  public View record(PartyId by, String caseNumber, Optional<Step> step, LocalDate on) {
    return atPath(
        "/RecordCaseStep",
        () ->
            step.map(done -> cases.done(by, caseNumber, done, on))
                .orElseGet(() -> cases.close(by, caseNumber, on)));
  }

  @Override
  public void called(PartyId by, MessageId notice, LocalDate on) {
    atPath(
        "/RecordCall",
        () -> {
          calls.made(by, notice, on);
          return notice;
        });
  }

  @Override
  public List<WorkTask> workList(PartyId by, Optional<LocalDate> until) {
    return until.map(day -> workList.of(by, day)).orElseGet(() -> workList.of(by));
  }

  private static <T> T atPath(String operation, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      throw new Refused(
          refused.refusals().stream()
              .map(
                  refusal ->
                      new Refusal(
                          refusal.code(),
                          operation + element(refusal.location()),
                          refusal.explanation()))
              .toList());
    }
  }

  private static String element(String term) {
    return switch (term) {
      case "messageId" -> "/MessageId";
      case "caseNumber" -> "/CaseNumber";
      case "firstDay" -> "/FirstDayOfAbsence";
      case "department" -> "/Department";
      case "on" -> "/On";
      case "notice" -> "/Notice";
      default -> term;
    };
  }
}
