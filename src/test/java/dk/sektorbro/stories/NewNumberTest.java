package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import dk.sektorbro.wire.Caller;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.wire.OneHub;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen with a replacement number gets a CPR number, and the course goes on. */
@ExtendWith(OneHub.class)
class NewNumberTest {

  private static final InformationTypeCode[] ALL_OF_IT = {
    InformationTypeCode.CORRESPONDENCE,
    InformationTypeCode.CARE_PLAN,
    InformationTypeCode.MEETING,
    InformationTypeCode.MEDICAL_CERTIFICATE
  };

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Hub hub;

  NewNumberTest(Hub hub) {
    this.hub = hub;
  }

  private TwoSectors before(String number) {
    return new TwoSectors(hub, "Nadia", number);
  }

  /** Born in 1858, so nobody has it. */
  private static TwoSectors now(TwoSectors before, String ending) {
    return new TwoSectors(before, CitizenId.cpr("010158" + ending));
  }

  @Test
  void aCourseBegunUnderAReplacementNumberGoesOnUnderTheCprNumber() {
    TwoSectors before = before("0202801QN1");
    TwoSectors now = now(before, "7011");
    try (Hub.Given consent = before.signsConsent(ALL_OF_IT);
        Hub.Given present = now.signsConsent(InformationTypeCode.CORRESPONDENCE)) {
      before.psychiatryBeginsThePlan();
      RequestCertificate request = before.jobcentreAsksForACertificate();
      Bundle asked = before.psychiatryIsAsked(request.getRequestId());
      String meeting = UUID.randomUUID().toString();
      before.psychiatryCallsAMeeting(
          meeting, "2027-01-12T10:00:00+01:00", "2027-01-12T11:00:00+01:00");
      before.jobcentreIsCalledTo(meeting);
      String waiting = before.psychiatryWrites("Venter.");
      hub.awaitState(Member.PSYCHIATRY, waiting, StateCode.WAITING);

      assertThat(now.saysThatTheyAreOne(Member.PSYCHIATRY, before.citizen().id())).isEqualTo(200);
      assertThat(now.saysThatTheyAreOne(Member.PSYCHIATRY, before.citizen().id())).isEqualTo(200);

      assertThat(texts(before, waiting)).contains("Venter.");
      assertThat(texts(before, now.psychiatryWrites("Nyt nummer."))).contains("Nyt nummer.");
      assertThat(texts(before, before.psychiatryWrites("Gammelt nummer.")))
          .contains("Gammelt nummer.");
      assertThat(now.planAsSeenBy(Member.JOBCENTRE).getPlanGoal()).hasSize(1);
      now.jobcentreWrites(LouiseTest.course());
      assertThat(before.planAsSeenBy(Member.JOBCENTRE).getPlanActivity()).hasSize(2);
      assertThat(now.jobcentreComesTo(meeting)).isNotNull();
      assertThat(now.theDoctorAnswersTo(Member.JOBCENTRE, now.aboutThisNumber(asked)).code())
          .isEqualTo("ok");
      now.jobcentreHasTheAnswerTo(request.getRequestId());
    }
    String withdrawn = now.psychiatryWrites("Uden samtykke.");
    hub.awaitState(Member.PSYCHIATRY, withdrawn, StateCode.WITHHELD);
  }

  @Test
  void whatWasBegunUnderBothBecomesOneCourse() {
    TwoSectors before = before("0202801QN2");
    TwoSectors now = now(before, "7020");
    try (Hub.Given former = before.signsConsent(ALL_OF_IT);
        Hub.Given present = now.signsConsent(InformationTypeCode.CARE_PLAN)) {
      CarePlan staying = before.psychiatryBeginsThePlan();
      CarePlan joining = now.psychiatryBeginsThePlan();

      hub.soap(Member.JOBCENTRE).saysNumberChanged(before.citizen(), now.citizen());

      assertThat(now.planAsSeenBy(Member.JOBCENTRE).getPlanGoal()).isNotEmpty();
      assertThat(texts(now, now.psychiatryWrites("Ét forløb."))).contains("Ét forløb.");
      foundByEitherId(staying, joining);
    }
  }

  @Test
  void aMeetingThatWasMovedUnderTheNewNumberIsAnsweredWhenTheyAreOne() {
    TwoSectors before = before("0202801QN6");
    TwoSectors now = now(before, "7070");
    String meeting = UUID.randomUUID().toString();
    try (Hub.Given former = before.signsConsent(ALL_OF_IT);
        Hub.Given present = now.signsConsent(ALL_OF_IT)) {
      before.psychiatryCallsAMeeting(
          meeting, "2027-01-12T10:00:00+01:00", "2027-01-12T11:00:00+01:00");
      before.jobcentreIsCalledTo(meeting);
      now.psychiatryCallsAMeeting(
          meeting, 1, "2027-01-13T10:00:00+01:00", "2027-01-13T11:00:00+01:00");
      now.jobcentreIsCalledTo(meeting);

      assertThat(now.saysThatTheyAreOne(Member.PSYCHIATRY, before.citizen().id())).isEqualTo(200);

      assertThat(now.jobcentreComesTo(meeting, 1)).isNotNull();
    }
  }

  private void foundByEitherId(CarePlan staying, CarePlan joining) {
    String known = joining.getIdElement().getIdPart();
    String holds = staying.getIdElement().getIdPart();
    HttpResponse<String> read = hub.caller(Member.PSYCHIATRY).gets("/fhir/CarePlan/" + known);
    CarePlan now = plan(read);
    assertThat(read.headers().firstValue("Content-Location").orElseThrow())
        .contains("/CarePlan/" + holds);
    assertThat(now.getIdElement().getIdPart()).isEqualTo(holds);
    assertThat(now.getActivity()).hasSize(2);

    now.setId("CarePlan/" + known);
    now.getActivityFirstRep().getDetail().setDescription("Samtalegruppe, nu om onsdagen");
    HttpResponse<String> written =
        hub.caller(Member.PSYCHIATRY)
            .puts(
                "/fhir/CarePlan/" + known,
                Caller.JSON,
                FHIR.newJsonParser().encodeResourceToString(now),
                Map.of("If-Match", "W/\"" + now.getMeta().getVersionId() + "\""));
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    assertThat(plan(written).getIdElement().getIdPart()).isEqualTo(holds);
    assertThat(hub.caller(Member.SMALL_CLINIC).gets("/fhir/CarePlan/" + known).statusCode())
        .isEqualTo(404);
  }

  private static CarePlan plan(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(CarePlan.class, answer.body());
  }

  @Test
  void nobodyJoinsNumbersOfACitizenTheyHaveNoCourseWith() {
    TwoSectors before = before("0202801QN3");
    TwoSectors other = before("0202801QN4");
    TwoSectors now = now(before, "7038");
    try (Hub.Given consent = before.signsConsent(ALL_OF_IT);
        Hub.Given theirs = other.signsConsent(ALL_OF_IT)) {
      assertThatThrownBy(
              () ->
                  hub.soap(Member.HERLEV_CARE_HOME)
                      .saysNumberChanged(before.citizen(), now.citizen()))
          .isInstanceOf(HubFault.class)
          .hasCauseInstanceOf(NotFoundFault.class);
      assertThat(now.saysThatTheyAreOne(Member.SMALL_CLINIC, before.citizen().id())).isEqualTo(404);
      assertThat(before.saysThatTheyAreOne(Member.PSYCHIATRY, now.citizen().id())).isEqualTo(422);

      try (Hub.Given present = now.signsConsent(ALL_OF_IT)) {
        assertThat(now.saysThatTheyAreOne(Member.PSYCHIATRY, before.citizen().id())).isEqualTo(200);
        assertThat(now.saysThatTheyAreOne(Member.PSYCHIATRY, other.citizen().id())).isEqualTo(404);
      }
      TwoSectors another = now(before, "7046");
      try (Hub.Given present = another.signsConsent(ALL_OF_IT)) {
        assertThat(another.saysThatTheyAreOne(Member.PSYCHIATRY, before.citizen().id()))
            .isEqualTo(404);
      }
    }
  }

  @Test
  void theAnswerDoesNotTellWhetherAnythingLiesUnderTheNumber() {
    TwoSectors ours = before("0202801QN5");
    TwoSectors strangers = now(ours, "7054");
    TwoSectors nobodys = now(ours, "7062");
    try (Hub.Given consent = ours.signsConsent(ALL_OF_IT)) {
      UpdatePlan plan =
          hub.soap(Member.HERLEV_CARE_HOME).planChange(strangers.citizen(), Optional.empty());
      plan.getPlanActivity().add(LouiseTest.course());
      hub.soap(Member.HERLEV_CARE_HOME).writes(plan);

      String ofTheStrangers = refusal(ours, strangers);

      assertThat(ofTheStrangers).contains("register the citizen's consent under the CPR number");
      assertThat(refusal(ours, nobodys)).isEqualTo(ofTheStrangers);
      assertThat(strangers.saysThatTheyAreOne(Member.PSYCHIATRY, ours.citizen().id()))
          .isEqualTo(nobodys.saysThatTheyAreOne(Member.PSYCHIATRY, ours.citizen().id()));
    }
  }

  private String refusal(TwoSectors former, TwoSectors present) {
    HubFault refused =
        catchThrowableOfType(
            HubFault.class,
            () ->
                hub.soap(Member.JOBCENTRE).saysNumberChanged(former.citizen(), present.citizen()));
    assertThat(refused).hasCauseInstanceOf(NotFoundFault.class);
    return ((NotFoundFault) Objects.requireNonNull(refused.getCause()))
        .getFaultInfo()
        .getProblem()
        .getFirst()
        .getExplanation();
  }

  private static List<String> texts(TwoSectors citizen, String letter) {
    return citizen.jobcentreReads(letter).getPart().stream().map(Part::getText).toList();
  }
}
