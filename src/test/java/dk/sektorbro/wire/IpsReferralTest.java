package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.jobcentre.soap.Declined;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.IpsReferral;
import dk.sektorbro.jobcentre.soap.OnADay;
import dk.sektorbro.jobcentre.soap.Placed;
import dk.sektorbro.jobcentre.soap.PlacementCode;
import dk.sektorbro.jobcentre.soap.Problem;
import dk.sektorbro.jobcentre.soap.ReferralAccepted;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.SupportEnded;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Psychiatry refers a citizen to IPS, and hears from the jobcentre what came of it. */
@ExtendWith(OneHub.class)
class IpsReferralTest {

  private static final String BUNDLE = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b101";
  private static final String HEADER = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102";
  private static final String REFERRAL = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa";

  private final Hub hub;
  private final String referralId = UUID.randomUUID().toString();
  private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), DanishTime.ZONE);

  IpsReferralTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aReferralReachesTheJobcentreAndWhatComesOfItTheReferrer() {
    try (Hub.Given consent = consent(Member.JOBCENTRE)) {
      String header = refers(Member.JOBCENTRE);

      IpsReferral referral = collected(Member.JOBCENTRE);
      assertThat(referral.getAim()).isEqualTo("job");
      assertThat(referral.getOwnWords()).startsWith("Jeg vil gerne arbejde med dyr");
      assertThat(referral.getCitizen().getFamilyName()).isEqualTo("Elmer");
      assertThat(referral.getAuthor().getFamilyName()).isEqualTo("Overlæge");

      reports(report -> report.setAccepted(new ReferralAccepted()));
      Bundle accepted = pushed("accepted");
      Task task = first(accepted, Task.class);
      assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
      assertThat(task.getBasedOnFirstRep().getIdentifier().getValue()).isEqualTo(referralId);
      assertThat(first(accepted, Provenance.class).getTargetFirstRep().getReference())
          .isEqualTo("MessageHeader/" + header);

      reports(report -> report.setStarted(onToday()));
      assertThat(first(pushed("started"), Task.class).getStatus())
          .isEqualTo(Task.TaskStatus.INPROGRESS);

      reports(report -> report.setPlaced(inAJob()));
      assertThat(
              first(pushed("in-job"), Task.class)
                  .getExecutionPeriod()
                  .getStartElement()
                  .asStringValue())
          .isEqualTo(today.toString());

      refused("TOO_EARLY /ReportReferral/StillThere", report -> report.setStillThere(onToday()));
      refused("REFERRAL_ANSWERED /ReportReferral/Declined", report -> report.setDeclined(no()));
      refused("REPORTED_ALREADY /ReportReferral/Placed", report -> report.setPlaced(inAJob()));

      reports(report -> report.setLeft(onToday()));
      pushed("left");
      reports(report -> report.setEnded(over()));
      assertThat(first(pushed("ended"), Task.class).getStatus())
          .isEqualTo(Task.TaskStatus.COMPLETED);

      String month = YearMonth.from(today).toString();
      assertThat(hub.types(List.of("figures"), "--from=" + month, "--to=" + month).out())
          .contains(Member.JOBCENTRE.id() + ",all," + month + "," + month + ",ips-referrals,count,")
          .contains(",ips-still-there,share,");
    }
  }

  @Test
  void aReferralThatIsDeclinedComesBackWithItsReason() {
    try (Hub.Given consent = consent(Member.JOBCENTRE)) {
      refers(Member.JOBCENTRE);
      collected(Member.JOBCENTRE);

      reports(report -> report.setDeclined(no()));

      Task declined = first(pushed("declined"), Task.class);
      assertThat(declined.getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
      assertThat(declined.getStatusReason().getText()).isEqualTo("Der er venteliste.");
    }
  }

  @Test
  void aReferralWithoutConsentDidNotHappenAndMayBeMadeAgain() {
    String stopped = refers(Member.JOBCENTRE);

    hub.reportOn(stopped);
    refused(
        "REFERRAL_UNKNOWN /ReportReferral/ReferralId",
        report -> report.setAccepted(new ReferralAccepted()));

    try (Hub.Given consent = consent(Member.JOBCENTRE)) {
      refers(Member.JOBCENTRE);
      collected(Member.JOBCENTRE);
    }
    ReportReferral withdrawn = report();
    withdrawn.setDeclined(no());
    hub.soap(Member.JOBCENTRE).reports(withdrawn);
    hub.awaitState(Member.JOBCENTRE, withdrawn.getMessageId(), StateCode.WITHHELD);
    try (Hub.Given consent = consent(Member.JOBCENTRE)) {
      reports(report -> report.setAccepted(new ReferralAccepted()));
      pushed("accepted");
    }
  }

  @Test
  void aReferralLiesInTheMailboxAndIsMadeOnce() {
    try (Hub.Given consent = consent(Member.HERLEV_HOME_CARE)) {
      refers(Member.HERLEV_HOME_CARE);

      Caller jobcentre = hub.caller(Member.HERLEV_HOME_CARE);
      String body =
          Hub.await(
              "the referral lies in the mailbox",
              () ->
                  Optional.of(jobcentre.gets("/mailbox/v1/messages?kind=ips-referral").body())
                      .filter(list -> list.contains("\"ips-referral\""))
                      .map(list -> list.replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([^\"]*)\".*", "$1"))
                      .map(id -> jobcentre.gets("/mailbox/v1/messages/" + id).body()));
      assertThat(body).contains(referralId, "<Aim>job</Aim>");

      SimulatedPsychiatry.Answer again =
          hub.ehr()
              .sends(referral(Member.HERLEV_HOME_CARE, UUID.randomUUID().toString()), Caller.JSON);
      assertThat(again.code()).isEqualTo("fatal-error");
      assertThat(again.body()).contains("ID_REUSED");
    }
  }

  @Test
  void aReferralThatCarriesMoreThanTheCitizensWishIsRefused() {
    String withDiagnosis =
        referral(Member.JOBCENTRE, UUID.randomUUID().toString())
            .replace(
                "\"reasonCode\": [",
                "\"supportingInfo\": [{ \"display\": \"DF321\" }], \"reasonCode\": [");

    SimulatedPsychiatry.Answer answer = hub.ehr().sends(withDiagnosis, Caller.JSON);

    assertThat(answer.code()).isEqualTo("fatal-error");
    assertThat(answer.body()).contains("PROFILE_VIOLATION").doesNotContain("DF321");
  }

  private Hub.Given consent(Member jobcentre) {
    return hub.consent(
        jobcentre, Member.PSYCHIATRY, TestCitizen.BRUNO, InformationTypeCode.IPS_REFERRAL);
  }

  /** Sends it; returns the id of its header. */
  private String refers(Member jobcentre) {
    String header = UUID.randomUUID().toString();
    SimulatedPsychiatry.Answer answer = hub.ehr().sends(referral(jobcentre, header), Caller.JSON);
    assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
    return header;
  }

  private String referral(Member jobcentre, String header) {
    try {
      return Files.readString(Path.of("fhir-profiles/examples/valid/ips-referral.json"))
          .replace(BUNDLE, UUID.randomUUID().toString())
          .replace(HEADER, header)
          .replace(REFERRAL, referralId)
          .replace(Member.JOBCENTRE.id().sor(), jobcentre.id().sor())
          .replace(Member.JOBCENTRE.gln().value(), jobcentre.gln().value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IpsReferral collected(Member jobcentre) {
    return hub.collected(jobcentre, this::ours);
  }

  private Optional<IpsReferral> ours(Collected item) {
    return Optional.ofNullable(item.delivery().getIpsReferral())
        .filter(referral -> referral.getReferralId().equals(referralId));
  }

  private Bundle pushed(String stage) {
    return hub.pushed(
        "ips-progress",
        bundle -> {
          Task task = first(bundle, Task.class);
          return task.getBasedOnFirstRep().getIdentifier().getValue().equals(referralId)
              && task.getBusinessStatus().getCodingFirstRep().getCode().equals(stage);
        });
  }

  private ReportReferral report() {
    return hub.soap(Member.JOBCENTRE)
        .referralReport(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), referralId);
  }

  private void reports(Consumer<ReportReferral> step) {
    ReportReferral report = report();
    step.accept(report);
    hub.soap(Member.JOBCENTRE).reports(report);
  }

  private void refused(String problem, Consumer<ReportReferral> step) {
    assertThatThrownBy(() -> reports(step))
        .cause()
        .isInstanceOfSatisfying(
            DialogueRefusedFault.class,
            fault -> {
              Problem told = fault.getFaultInfo().getProblem().getFirst();
              assertThat(told.getCode() + " " + told.getLocation()).isEqualTo(problem);
            });
  }

  private Placed inAJob() {
    Placed placed = new Placed();
    placed.setIn(PlacementCode.JOB);
    placed.setOn(today);
    return placed;
  }

  private OnADay onToday() {
    OnADay day = new OnADay();
    day.setOn(today);
    return day;
  }

  private SupportEnded over() {
    SupportEnded ended = new SupportEnded();
    ended.setOn(today);
    return ended;
  }

  private static Declined no() {
    Declined declined = new Declined();
    declined.setReason("Der er venteliste.");
    return declined;
  }

  private static <R> R first(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }
}
