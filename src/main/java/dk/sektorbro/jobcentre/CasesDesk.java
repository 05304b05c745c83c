package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.CaseDesk.Registered;
import dk.sektorbro.certificate.clock.CaseDesk.View;
import dk.sektorbro.certificate.clock.Registration;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a jobcentre keeps the hub told of its sickness-benefit cases and other tasks. */
public interface CasesDesk {

  /**
   * @throws Refused at the XPath of what cannot be
   */
  Registered register(PartyId by, Registration registration);

  /**
   * @param step what was done; empty where the case is closed
   * @throws Refused at the XPath of what cannot be
   */
  View record(PartyId by, String caseNumber, Optional<Step> step, LocalDate on);

  /**
   * @param notice that asked for the call
   * @throws Refused at the XPath of what cannot be
   */
  void called(PartyId by, MessageId notice, LocalDate on);

  /**
   * @param until what is due later is left out; empty means four weeks from now
   */
  List<WorkTask> workList(PartyId by, Optional<LocalDate> until);
}
