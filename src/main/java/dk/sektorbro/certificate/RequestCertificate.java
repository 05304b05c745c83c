package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateRequested;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A jobcentre asks for a certificate: the form exists, and the answer is not asked for sooner than
 * the law allows.
 */
public final class RequestCertificate {

  private final CertificateForms forms;
  private final CertificateRequests requests;
  private final Clock clock;

  public RequestCertificate(CertificateForms forms, CertificateRequests requests, Clock clock) {
    this.forms = forms;
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * @throws Refused when the form is unknown, the due date too early, or the request id used before
   */
  public void handle(
      MessageId message,
      PartyId requester,
      PartyId answerer,
      CitizenKey citizen,
      CertificateRequested asked) {
    CertificateForm form =
        forms
            .find(asked.form())
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.FORM_UNKNOWN,
                        "/RequestCertificate/Form",
                        "Choose one of: " + String.join(", ", forms.codes()) + "."));
    LocalDate earliest =
        LocalDate.now(clock.withZone(DanishTime.ZONE)).plusDays(form.earliestDueDays());
    if (asked.due().isBefore(earliest)) {
      throw new Refused(
          RefusalCode.DUE_TOO_EARLY,
          "/RequestCertificate/Due",
          "An answer may be due at the earliest %d days from the request (%s): %s or later."
              .formatted(form.earliestDueDays(), form.source(), earliest));
    }
    MessageId id = CertificateRequest.idOf(requester, asked.requestId());
    Optional<CertificateRequest> before = requests.lock(id);
    if (before.isPresent() && !before.get().message().equals(message)) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "/RequestCertificate/RequestId",
          "This request id was used by another message; give each request its own.");
    }
    requests.store(
        new CertificateRequest(
            id,
            message,
            requester,
            answerer,
            citizen,
            form.code(),
            asked.due(),
            CertificateRequest.State.ASKED,
            Optional.empty(),
            new CertificateRequest.Particulars(
                asked.requestId(), asked.conversation(), asked.caseNumber())));
  }
}
