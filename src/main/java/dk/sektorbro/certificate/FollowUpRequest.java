package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The jobcentre that asked reminds, sends a certificate back for a supplement, or takes its request
 * back.
 */
public final class FollowUpRequest {

  private final CertificateForms forms;
  private final CertificateRequests requests;
  private final Dialogue dialogue;
  private final Clock clock;

  public FollowUpRequest(
      CertificateForms forms, CertificateRequests requests, Dialogue dialogue, Clock clock) {
    this.forms = forms;
    this.requests = requests;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /**
   * @throws Refused when the party asked for no such certificate, or what it wants is not possible
   *     where the request stands
   */
  public void handle(
      MessageId message,
      PartyId requester,
      PartyId receiver,
      CitizenKey citizen,
      CertificateNotice notice) {
    String place = "/" + operation(notice.matter());
    CertificateRequest request =
        requests
            .lockNamed(requester, notice.requestId())
            .or(() -> requests.findFormer(requester, notice.requestId()))
            .filter(asked -> asked.citizen().equals(citizen))
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.REQUEST_UNKNOWN,
                        place + "/RequestId",
                        "You made no request with this id about this citizen."));
    Standing standing = request.asKnownTo(requester).orElseThrow().standing();
    if (!standing.answerer().equals(receiver)) {
      throw new Refused(
          RefusalCode.REQUEST_FORWARDED,
          place + "/Receiver",
          "The request is with %s; write to that unit.".formatted(standing.answerer()));
    }
    try {
      Step step = step(notice.matter(), request, standing);
      Stage unusedStage = standing.stage().after(step); // to whoever it has left, another's by now
      CertificateRequest unused = dialogue.takeFromRequester(request, step, message);
    } catch (Stage.IllegalStep illegal) {
      throw new Refused(illegal.code(), place + "/RequestId", illegal.explanation());
    }
  }

  private Step step(Matter matter, CertificateRequest request, Standing standing) {
    LocalDate today = RequestClock.day(clock.instant());
    return switch (matter) {
      case Matter.Reminder reminder -> {
        Step reminded = new Step.Reminded(reminder.urgency(), 0);
        Stage unused = standing.stage().after(reminded); // that it has ended is told first
        if (standing.lastReminded().filter(today::equals).isPresent()) {
          throw new Stage.IllegalStep(
              RefusalCode.REMINDED_ALREADY, "The request was reminded of today.");
        }
        yield reminded;
      }
      case Matter.Return back ->
          new Step.Returned(back.missing(), today.plus(forms.get(request.form()).supplement()));
      case Matter.Recall recall -> new Step.Recalled(recall.reason());
    };
  }

  private static String operation(Matter matter) {
    return switch (matter) {
      case Matter.Reminder reminder -> "RemindCertificate";
      case Matter.Return back -> "ReturnCertificate";
      case Matter.Recall recall -> "RecallCertificate";
    };
  }
}
