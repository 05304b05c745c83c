package dk.sektorbro.demo;

import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.jobcentre.soap.AdmissionNotice;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NonDelivery;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * One citizen's case, played by two simulated systems over the public interfaces: a certificate
 * asked for and answered, correspondence cut to the consent, a discharge told, a message withheld
 * for lack of consent, and one stopped in the queue because consent was withdrawn.
 */
public final class FirstCase {

  private static final String CASE = "SDP-2026-000117";

  private final SimulatedJobcentre jobcentre;
  private final Gln jobcentreGln;
  private final String jobcentreName;
  private final SimulatedPsychiatry psychiatry;
  private final Narrator narrator;
  private final Patience patience = new Patience(Duration.ofSeconds(60));

  private int delivered;
  private int withheld;
  private int stopped;
  private int reports;

  public FirstCase(
      SimulatedJobcentre jobcentre,
      SimulatedParty jobcentreParty,
      SimulatedPsychiatry psychiatry,
      Narrator narrator) {
    this.jobcentre = jobcentre;
    this.jobcentreGln = jobcentreParty.gln();
    this.jobcentreName = jobcentreParty.name();
    this.psychiatry = psychiatry;
    this.narrator = narrator;
  }

  /** What the case came to. */
  public record Summary(int delivered, int withheld, int stopped, int reports) {}

  /**
   * Plays the case.
   *
   * @throws DemoFailed at the first step that does not happen
   */
  public Summary play() {
    String consent = consentIsRegistered();
    Bundle request = certificateIsAskedFor();
    certificateIsAnswered(request);
    correspondenceIsCutToTheConsent();
    dischargeIsTold();
    messageIsWithheldForLackOfConsent();
    messageIsStoppedByWithdrawal(consent);
    return new Summary(delivered, withheld, stopped, reports);
  }

  private String consentIsRegistered() {
    narrator.step(1, "Bruno signs a consent; the jobcentre registers it (SOAP RegisterConsent)");
    String consent =
        jobcentre.registersConsent(
            new ConsentWish(
                TestCitizen.BRUNO,
                psychiatry.id(),
                CASE,
                List.of(
                    InformationTypeCode.MEDICAL_CERTIFICATE,
                    InformationTypeCode.CORRESPONDENCE,
                    InformationTypeCode.ADMISSION_DISCHARGE)));
    narrator.note(
        "names: both parties, medical certificate, correspondence, admission and discharge, his sickness-benefit case, half a year");
    return consent;
  }

  private Bundle certificateIsAskedFor() {
    narrator.step(2, "The jobcentre asks psychiatry for an LÆ 285 (SOAP RequestCertificate)");
    RequestCertificate request =
        jobcentre.certificateRequest(
            TestCitizen.BRUNO,
            psychiatry.id(),
            CASE,
            "Hvornår kan Bruno begynde i en praktik på få timer?");
    jobcentre.requestsCertificate(request);
    Bundle arrived =
        patience.until(
            "the request reached the EHR",
            () -> psychiatry.received("certificate-request").stream().findFirst());
    delivered++;
    narrator.shared("the request, as a FHIR message with a Task, due " + request.getDue());
    return arrived;
  }

  private void certificateIsAnswered(Bundle request) {
    narrator.step(3, "Psychiatry answers with the form and a PDF (FHIR $process-message)");
    psychiatry.goesOnlineIfNeeded();
    accepted(psychiatry.sends(psychiatry.certificateAnswer(request, Pdf.saying("LAE 285 (demo)"))));
    Collected collected =
        collect(
            "certificate answer", d -> Optional.ofNullable(d.delivery().getCertificateAnswer()));
    CertificateAnswer answer = collected.delivery().getCertificateAnswer();
    if (answer.getAnswered().getDocument() == null) {
      throw new DemoFailed("The answer came without its PDF");
    }
    delivered++;
    narrator.shared(
        "%d answers and the PDF, sealed to the jobcentre's own key, opened and verified there"
            .formatted(answer.getAnswered().getItem().size()));
  }

  private void correspondenceIsCutToTheConsent() {
    narrator.step(
        4, "Psychiatry writes about the plan and attaches a PDF (MedCom CareCommunication 5.0.2)");
    accepted(
        psychiatry.sends(
            psychiatry.careCommunication(
                jobcentre.id(),
                jobcentreGln,
                jobcentreName,
                TestCitizen.BRUNO,
                "Vi foreslår et trepartsmøde i uge 50.",
                List.of(Pdf.saying("Behandlingsplan (demo)")))));
    Collected collected =
        collect("correspondence", d -> Optional.ofNullable(d.delivery().getCorrespondence()));
    Correspondence correspondence = collected.delivery().getCorrespondence();
    if (correspondence.getThread().getPart().stream().anyMatch(part -> part.getFile() != null)) {
      throw new DemoFailed("An attachment was shared that the consent does not name");
    }
    delivered++;
    narrator.shared("the text");
    narrator.withheld("the attachment: the consent does not name attachments");
  }

  private void dischargeIsTold() {
    narrator.step(
        5,
        "Psychiatry discharges Bruno (MedCom HospitalNotification 3.0.2, SLHJ) and tells at once");
    accepted(
        psychiatry.sends(
            psychiatry.discharge(jobcentre.id(), jobcentreGln, jobcentreName, TestCitizen.BRUNO)));
    Collected collected =
        collect(
            "notice of the discharge", d -> Optional.ofNullable(d.delivery().getAdmissionNotice()));
    AdmissionNotice notice = collected.delivery().getAdmissionNotice();
    if (!notice.getEvent().equals("discharged")) {
      throw new DemoFailed("The jobcentre was told something else: " + notice.getEvent());
    }
    delivered++;
    narrator.shared(
        "that he is home since today, was in hospital since %s, and whom to ask"
            .formatted(notice.getAdmittedAt().toLocalDate()));
    narrator.withheld("the ward, the class of the stay, and whatever else the message says");
  }

  private void messageIsWithheldForLackOfConsent() {
    narrator.step(6, "Psychiatry writes about Birgit, who has given no consent");
    Bundle message =
        psychiatry.careCommunication(
            jobcentre.id(),
            jobcentreGln,
            jobcentreName,
            TestCitizen.BIRGIT,
            "Birgit er udskrevet i dag.",
            List.of());
    accepted(psychiatry.sends(message));
    Bundle report =
        patience.until(
            "psychiatry was told that the message was withheld",
            () -> reportOn(message.getEntryFirstRep().getResource().getIdElement().getIdPart()));
    withheld++;
    reports++;
    narrator.withheld("the whole message; psychiatry is told: " + reasonIn(report));
  }

  private void messageIsStoppedByWithdrawal(String consent) {
    narrator.step(
        7,
        "The EHR is down; the jobcentre writes; Bruno withdraws his consent; the EHR comes back");
    psychiatry.goesOffline();
    SendMessage message =
        jobcentre.message(TestCitizen.BRUNO, psychiatry.id(), "Kan vi mødes om praktikken?");
    jobcentre.sends(message);
    patience.until(
        "the message lay sealed in the queue",
        () ->
            Optional.of(jobcentre.status(message.getMessageId()))
                .filter(status -> status.getState().name().equals("RELEASED")));
    jobcentre.withdrawsConsent(consent);
    psychiatry.goesOnlineIfNeeded();
    Collected report =
        collect("report of non-delivery", d -> Optional.ofNullable(d.delivery().getNonDelivery()));
    NonDelivery told = report.delivery().getNonDelivery();
    if (!told.getYourMessageId().equals(message.getMessageId())
        || !told.getReason().equals("consent-withdrawn")) {
      throw new DemoFailed("The jobcentre was told something else: " + told.getReason());
    }
    if (!psychiatry.received("care-communication-message").isEmpty()) {
      throw new DemoFailed("The stopped message was delivered all the same");
    }
    stopped++;
    reports++;
    narrator.withheld(
        "the message, stopped in the queue; the jobcentre is told: " + told.getReason());
  }

  private <T> Collected collect(String what, Function<Collected, Optional<T>> wanted) {
    return patience.until(
        "the jobcentre collected the " + what,
        () -> {
          List<Collected> collected = jobcentre.collects();
          jobcentre.acknowledges(collected);
          return collected.stream().filter(item -> wanted.apply(item).isPresent()).findFirst();
        });
  }

  private Optional<Bundle> reportOn(String messageHeaderId) {
    return psychiatry.received("non-delivery").stream()
        .filter(
            bundle ->
                ((MessageHeader) bundle.getEntryFirstRep().getResource())
                    .getResponse()
                    .getIdentifier()
                    .equals(messageHeaderId))
        .findFirst();
  }

  private static String reasonIn(Bundle report) {
    return EhrFrame.first(report, OperationOutcome.class)
        .getIssueFirstRep()
        .getDetails()
        .getCodingFirstRep()
        .getCode();
  }

  private static void accepted(SimulatedPsychiatry.Answer answer) {
    if (!answer.code().equals("ok")) {
      throw new DemoFailed("The hub did not accept the message: " + answer.body());
    }
  }
}
