package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.CaseDesk.Registered;
import dk.sektorbro.certificate.clock.CaseDesk.View;
import dk.sektorbro.certificate.clock.Registration;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A desk without cases, for tests about something else. */
final class NoCases implements CasesDesk {

  @Override
  public Registered register(PartyId by, Registration registration) {
    throw unavailable();
  }

  @Override
  public View record(PartyId by, String caseNumber, Optional<Step> step, LocalDate on) {
    throw unavailable();
  }

  @Override
  public void called(PartyId by, MessageId notice, LocalDate on) {
    throw unavailable();
  }

  @Override
  public List<WorkTask> workList(PartyId by, Optional<LocalDate> until) {
    return List.of();
  }

  private static Refused unavailable() {
    return new Refused(RefusalCode.UNAVAILABLE, "", "No cases here.");
  }
}
