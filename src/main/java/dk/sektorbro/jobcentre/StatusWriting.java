package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.jobcentre.soap.GetStatusResponse;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.StatusStep;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells a sender what became of its message, in the words of the contract. */
final class StatusWriting {

  private static final int MOST_PROBLEMS = 100;

  private StatusWriting() {}

  /**
   * @param messageId what the sender calls the message
   */
  static GetStatusResponse response(String messageId, StatusDesk.StatusReport report) {
    GetStatusResponse response = new GetStatusResponse();
    response.setMessageId(messageId);
    response.setHubMessageId(report.id().toString());
    response.setState(StateCode.fromValue(report.state().name()));
    reason(report.reason()).ifPresent(response::setReason);
    report.refusals().stream()
        .limit(MOST_PROBLEMS)
        .map(FaultTable::problem)
        .forEach(response.getProblem()::add);
    report.steps().stream().map(StatusWriting::step).forEach(response.getStep()::add);
    report.certificate().map(CertificateStatusWriting::status).ifPresent(response::setCertificate);
    return response;
  }

  private static StatusStep step(Ledger.Step taken) {
    StatusStep step = new StatusStep();
    step.setState(StateCode.fromValue(taken.state().name()));
    reason(taken.reason()).ifPresent(step::setReason);
    step.setAt(taken.at().atOffset(ZoneOffset.UTC));
    return step;
  }

  private static Optional<String> reason(String code) {
    return Optional.of(code).filter(given -> !given.isBlank());
  }
}
