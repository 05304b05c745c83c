package dk.sektorbro.certificate;

import dk.sektorbro.certificate.CertificateForm.Deadline;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A jobcentre asks for a certificate: the form is in use, these two may ask and answer by it, and
 * the answer is not asked for sooner than the law allows.
 */
public final class RequestCertificate {

  private final CertificateForms forms;
  private final CertificateRequests requests;
  private final ParticipantDirectory directory;
  private final Dialogue dialogue;
  private final Clock clock;

  public RequestCertificate(
      CertificateForms forms,
      CertificateRequests requests,
      ParticipantDirectory directory,
      Dialogue dialogue,
      Clock clock) {
    this.forms = forms;
    this.requests = requests;
    this.directory = directory;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /**
   * @throws Refused when the form is unknown or not for these two, the due date too early, or the
   *     request id used before
   */
  public void handle(
      MessageId message,
      PartyId requester,
      PartyId answerer,
      CitizenKey citizen,
      CertificateRequested asked) {
    CertificateForm form = forms.find(asked.form()).orElseThrow(this::unknownForm);
    mustBe(form.askers(), requester, RefusalCode.SENDER_INCAPABLE, "Sender", "asked for by you");
    mustBe(
        form.answerers(),
        answerer,
        RefusalCode.RECEIVER_INCAPABLE,
        "Receiver",
        "given by that receiver");
    LocalDate today = RequestClock.day(clock.instant());
    Deadline deadline = form.deadline(today).orElseThrow(this::unknownForm);
    LocalDate earliest = today.plus(deadline.earliest());
    if (asked.due().isBefore(earliest)) {
      throw new Refused(
          RefusalCode.DUE_TOO_EARLY,
          "/RequestCertificate/Due",
          "An answer by this form may be due %s or later (%s)."
              .formatted(earliest, deadline.source()));
    }
    MessageId id = CertificateRequest.idOf(requester, asked.requestId());
    if (requests.lock(id).isPresent()
        || requests.lockNamed(requester, asked.requestId()).isPresent()
        || requests.findFormer(requester, asked.requestId()).isPresent()) {
      throw new Refused(
          RefusalCode.ID_REUSED,
          "/RequestCertificate/RequestId",
          "This request id was used by another message; give each request its own.");
    }
    CertificateRequest unused =
        dialogue.open(
            new CertificateRequest(
                id,
                message,
                requester,
                citizen,
                form.code(),
                new CertificateRequest.Particulars(
                    asked.requestId(), asked.conversation(), asked.caseNumber()),
                List.of(
                    new Event(
                        clock.instant(),
                        Optional.of(requester),
                        Optional.of(message),
                        new Step.Ordered(answerer, asked.due())))));
  }

  private void mustBe(
      Set<Sector> sectors, PartyId party, RefusalCode code, String element, String what) {
    if (!sectors.contains(directory.get(party).sector())) {
      throw new Refused(
          code,
          "/RequestCertificate/" + element,
          "A certificate by this form is not " + what + ".");
    }
  }

  private Refused unknownForm() {
    return new Refused(
        RefusalCode.FORM_UNKNOWN,
        "/RequestCertificate/Form",
        "Choose one of: " + String.join(", ", forms.codes()) + ".");
  }
}
