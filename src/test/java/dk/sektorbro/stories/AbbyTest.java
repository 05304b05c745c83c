package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.HandedOverThread;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.MessageThread;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanStageCode;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.wire.OneHub;
import dk.sektorbro.world.Member;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Abby signs a consent. The note of her assessment reaches the jobcentre's youth adviser, the three
 * of them meet and have a plan; then she moves, and what was shared moves only with her word.
 */
@ExtendWith(OneHub.class)
class AbbyTest {

  private static final Member NEW_MUNICIPALITY = Member.HERLEV_CARE_HOME;
  private static final InformationTypeCode[] ALL_OF_IT = {
    InformationTypeCode.CORRESPONDENCE,
    InformationTypeCode.ATTACHMENT,
    InformationTypeCode.MEETING,
    InformationTypeCode.CARE_PLAN,
    InformationTypeCode.MEDICAL_CERTIFICATE
  };

  private final TwoSectors abby;

  AbbyTest(Hub hub) {
    this.abby = new TwoSectors(hub, "Abby", "0202801QA3");
  }

  @Test
  void herNoteHerMeetingAndHerPlanGoWhereSheSays() {
    Hub.Given consent = abby.signsConsent(ALL_OF_IT);

    String note = abby.psychiatryWrites("Notat efter udredning.", Pdf.saying("Notat"));
    MessageThread thread = abby.jobcentreReads(note);
    assertThat(thread.getPart()).extracting(Part::getText).contains("Notat efter udredning.");

    String meeting = UUID.randomUUID().toString();
    abby.psychiatryCallsAMeeting(meeting, "2027-01-12T10:00:00+01:00", "2027-01-12T11:00:00+01:00");
    assertThat(abby.jobcentreIsCalledTo(meeting).getType()).isEqualTo(MeetingTypeCode.THREE_PARTY);
    assertThat(abby.jobcentreComesTo(meeting).getParticipantStatus())
        .isEqualTo(ParticipantStatus.ACCEPTED);

    abby.psychiatryBeginsThePlan();
    assertThat(abby.jobcentreHearsOfThePlan().getPlan().getPlanGoal()).hasSize(1);
    PlanActivity course = LouiseTest.course();
    abby.jobcentreWrites(course);

    RequestCertificate request = abby.jobcentreAsksForACertificate();
    Bundle asked = abby.psychiatryIsAsked(request.getRequestId());
    sheMoves(thread, course, request, asked);
    consent.close();
  }

  private void sheMoves(
      MessageThread file, PlanActivity course, RequestCertificate request, Bundle asked) {
    assertThat(abby.jobcentreSaysSheMovedTo(NEW_MUNICIPALITY))
        .containsExactly(request.getRequestId());

    theOldOneIsToldThatSheMovedAndNothingElse(request, asked);
    assertThatNothingIsFound(() -> abby.planAsSeenBy(NEW_MUNICIPALITY));
    assertThatNothingIsFound(() -> abby.handedOverTo(NEW_MUNICIPALITY));

    try (Hub.Given anew =
        abby.signsConsentWhereSheLivesNow(
            NEW_MUNICIPALITY, Member.PSYCHIATRY, Member.JOBCENTRE, ALL_OF_IT)) {
      theNewOneFollowsOn(file, course, request, asked);
    }
    assertThat(abby.planAsSeenBy(NEW_MUNICIPALITY).getPlanGoal()).isEmpty();
  }

  private void theOldOneIsToldThatSheMovedAndNothingElse(RequestCertificate request, Bundle asked) {
    assertThat(abby.stageOf(request)).isEqualTo("MOVED");
    assertThatNothingIsFound(() -> abby.planAsSeenBy(Member.JOBCENTRE));

    String late = abby.psychiatryWrites("Hun har det bedre.");
    assertThat(abby.psychiatryIsTold(late).getIssueFirstRep().getDetails().getCodingFirstRep())
        .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("moved"));
    Answer answered = abby.theDoctorAnswersTo(Member.JOBCENTRE, asked);
    assertThat(answered.body()).contains("REQUEST_MOVED");
  }

  private void theNewOneFollowsOn(
      MessageThread file, PlanActivity course, RequestCertificate request, Bundle asked) {
    abby.psychiatryIsToldWhoAsksNow(request.getRequestId(), NEW_MUNICIPALITY);
    GetHandOverResponse handedOver = abby.handedOverTo(NEW_MUNICIPALITY);
    assertThat(handedOver.getMovedFrom()).containsExactly(Member.JOBCENTRE.id().sor());
    assertThat(handedOver.getHandedOverRequest())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getRequestId()).isEqualTo(request.getRequestId());
              assertThat(each.getDue()).isEqualTo(request.getDue());
            });

    assertThat(abby.planAsSeenBy(NEW_MUNICIPALITY).getPlanActivity())
        .extracting(PlanActivity::getId)
        .contains(course.getId());
    course.setStage(PlanStageCode.COMPLETED);
    abby.writesInThePlan(NEW_MUNICIPALITY, course);

    HandedOverThread thread =
        handedOver.getHandedOverThread().stream()
            .filter(
                each -> each.getLatestMessageId().equals(file.getTurn().getLast().getMessageId()))
            .findFirst()
            .orElseThrow();
    assertThat(abby.repliesIn(thread, file, NEW_MUNICIPALITY, "Vi fortsætter."))
        .isEqualTo("Vi fortsætter.");

    assertThat(abby.theDoctorAnswersTo(NEW_MUNICIPALITY, asked).code()).isEqualTo("ok");
    abby.hasTheAnswerTo(NEW_MUNICIPALITY, request.getRequestId());
    assertThat(abby.stageOf(request)).isEqualTo("MOVED");
  }

  private static void assertThatNothingIsFound(ThrowingCallable look) {
    assertThatThrownBy(look).isInstanceOf(HubFault.class).hasCauseInstanceOf(NotFoundFault.class);
  }
}
