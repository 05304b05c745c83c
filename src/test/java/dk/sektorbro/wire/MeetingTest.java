package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Meeting;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.Receipt;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both sectors call, answer, move and cancel meetings, each in its own language. */
@ExtendWith(OneHub.class)
class MeetingTest {

  private static final String TUESDAY = "2026-11-24T10:00:00+01:00";
  private static final String UNTIL_ELEVEN = "2026-11-24T11:00:00+01:00";
  private static final String WEDNESDAY = "2026-11-25T10:00:00+01:00";
  private static final String WEDNESDAY_UNTIL_ELEVEN = "2026-11-25T11:00:00+01:00";

  private final Hub hub;
  private final String uid = UUID.randomUUID().toString();
  private final EhrMeeting ehr = EhrMeeting.of(FhirContext.forR4Cached(), uid);

  MeetingTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void psychiatryCallsAMeetingTheJobcentreProposesAnotherTimeAndItIsMovedAndCancelled() {
    try (Hub.Given consent =
        consent(InformationTypeCode.MEETING, InformationTypeCode.CORRESPONDENCE)) {
      Bundle call = ehr.calls(0, TUESDAY, UNTIL_ELEVEN);
      isTaken(call);
      Meeting called = collected("METHOD:REQUEST");
      assertThat(called.getType()).isEqualTo(MeetingTypeCode.THREE_PARTY);
      assertThat(called.getCitizen().getFamilyName()).isEqualTo("Elmer");
      assertThat(called.getCalendar())
          .contains("UID:" + uid, "SEQUENCE:0", "DTSTART;TZID=Europe/Copenhagen:20261124T100000")
          .contains("LOCATION:Jobcenter Testkøbing\\, lokale 2", "DESCRIPTION:Plan for praktik")
          .contains("ATTENDEE;CN=Bisidder;ROLE=OPT-PARTICIPANT")
          .doesNotContain("Elmer");

      SendMeeting proposal =
          says(
              Optional.empty(),
              "COUNTER",
              0,
              "DTSTART:20261125T090000Z",
              "DTEND:20261125T100000Z",
              "COMMENT:Borgeren er i praktik om tirsdagen.");
      hub.soap(Member.JOBCENTRE).sends(proposal);
      Bundle proposed = pushed(AppointmentResponse.class, proposal);
      AppointmentResponse answer = EhrMeeting.first(proposed, AppointmentResponse.class);
      assertThat(answer.getStartElement().getValueAsString()).isEqualTo(WEDNESDAY);
      assertThat(answer.getParticipantStatus()).isEqualTo(ParticipantStatus.TENTATIVE);
      assertThat(answer.getComment()).isEqualTo("Borgeren er i praktik om tirsdagen.");
      assertThat(turns(proposed))
          .containsExactly(
              Hub.headerId(call) + " new-message",
              Hub.headerId(proposed) + " reply-message after " + Hub.headerId(call));

      Bundle move = ehr.after(Hub.headerId(call)).calls(1, WEDNESDAY, WEDNESDAY_UNTIL_ELEVEN);
      isTaken(move);
      assertThat(collected("METHOD:REQUEST").getCalendar())
          .contains("SEQUENCE:1", "DTSTART;TZID=Europe/Copenhagen:20261125T100000");
      isTaken(ehr.after(Hub.headerId(call), Hub.headerId(move)).cancels(2, "Lægen er syg."));
      assertThat(collected("METHOD:CANCEL").getCalendar())
          .contains("SEQUENCE:2", "STATUS:CANCELLED", "COMMENT:Lægen er syg.");
    }
  }

  @Test
  void theJobcentreCallsAMeetingAndBothAnswersOfPsychiatryArriveTheLaterLast() {
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      SendMeeting call = calls(0);
      hub.soap(Member.JOBCENTRE).sends(call);
      Bundle called = pushed(Appointment.class, call);
      Appointment meeting = EhrMeeting.first(called, Appointment.class);
      assertThat(meeting.getStatus()).isEqualTo(AppointmentStatus.PENDING);
      assertThat(meeting.getIdentifierFirstRep().getValue()).isEqualTo(uid);
      assertThat(meeting.hasComment()).isFalse();
      assertThat(turns(called)).containsExactly(Hub.headerId(called) + " new-message");

      Date first = new Date();
      EhrMeeting answers = ehr.after(Hub.headerId(called));
      isTaken(answers.writtenAt(first).answers(0, ParticipantStatus.ACCEPTED));
      isTaken(
          answers
              .writtenAt(new Date(first.getTime() + 60_000))
              .answers(0, ParticipantStatus.DECLINED));

      assertThat(collected(2, "METHOD:REPLY"))
          .extracting(reply -> reply.getCalendar().contains("PARTSTAT=ACCEPTED"))
          .containsExactly(true, false);
      assertThat(sends(answers.writtenAt(first).answers(0, ParticipantStatus.TENTATIVE)).body())
          .contains("MEETING_OUTDATED");
      Date ahead = new Date(first.getTime() + 600_000);
      assertThat(sends(answers.writtenAt(ahead).answers(0, ParticipantStatus.ACCEPTED)).body())
          .contains("TOO_EARLY");
    }
  }

  @Test
  void theJobcentreDeclinesAMeetingThatPsychiatryCalls() {
    try (Hub.Given consent =
        consent(InformationTypeCode.MEETING, InformationTypeCode.CORRESPONDENCE)) {
      Bundle call = ehr.calls(0, TUESDAY, UNTIL_ELEVEN);
      isTaken(call);
      collected("METHOD:REQUEST");

      SendMeeting answer = says(Optional.empty(), "REPLY", 0, "COMMENT:Borgeren er bortrejst.");
      hub.soap(Member.JOBCENTRE).sends(answer);

      Bundle declined = pushed(AppointmentResponse.class, answer);
      AppointmentResponse said = EhrMeeting.first(declined, AppointmentResponse.class);
      assertThat(said.getParticipantStatus()).isEqualTo(ParticipantStatus.DECLINED);
      assertThat(said.hasStart()).isFalse();
      assertThat(said.getComment()).isEqualTo("Borgeren er bortrejst.");
      assertThat(turns(declined))
          .containsExactly(
              Hub.headerId(call) + " new-message",
              Hub.headerId(declined) + " reply-message after " + Hub.headerId(call));
    }
  }

  @Test
  void psychiatryProposesAnotherTimeAndTheJobcentreCancels() {
    try (Hub.Given consent =
        consent(InformationTypeCode.MEETING, InformationTypeCode.CORRESPONDENCE)) {
      SendMeeting call = calls(0);
      hub.soap(Member.JOBCENTRE).sends(call);
      String called = Hub.headerId(pushed(Appointment.class, call));

      isTaken(ehr.after(called).proposes(0, WEDNESDAY, WEDNESDAY_UNTIL_ELEVEN));
      assertThat(collected("METHOD:COUNTER").getCalendar())
          .contains("SEQUENCE:0", "DTSTART;TZID=Europe/Copenhagen:20261125T100000")
          .contains("SUMMARY:", "PARTSTAT=TENTATIVE");

      SendMeeting off = cancels(1);
      hub.soap(Member.JOBCENTRE).sends(off);
      Appointment cancelled = EhrMeeting.first(pushed(Appointment.class, off), Appointment.class);
      assertThat(cancelled.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
      assertThat(cancelled.getIdentifierFirstRep().getValue()).isEqualTo(uid);
      assertThat(cancelled.getComment()).isEqualTo("Rådgiveren er syg.");
    }
  }

  @Test
  void anAcceptanceAndACancellationAtTheSameMomentBothEndInNoMeeting() {
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      SendMeeting call = calls(0);
      hub.soap(Member.JOBCENTRE).sends(call);
      EhrMeeting answers = ehr.after(Hub.headerId(pushed(Appointment.class, call)));
      SendMeeting off = cancels(1);

      CompletableFuture<Answer> acceptance =
          CompletableFuture.supplyAsync(
              () -> sends(answers.answers(0, ParticipantStatus.ACCEPTED)));
      CompletableFuture<Receipt> cancellation =
          CompletableFuture.supplyAsync(() -> hub.soap(Member.JOBCENTRE).sends(off));

      assertThat(cancellation.join().isDuplicate()).isFalse();
      assertThat(EhrMeeting.first(pushed(Appointment.class, off), Appointment.class).getStatus())
          .isEqualTo(AppointmentStatus.CANCELLED);
      if (acceptance.join().code().equals("ok")) {
        assertThat(collected("METHOD:REPLY").getCalendar()).contains("PARTSTAT=ACCEPTED");
      } else {
        assertThat(acceptance.join().body()).contains("MEETING_OUTDATED");
      }
      assertThat(sends(answers.answers(0, ParticipantStatus.DECLINED)).body())
          .contains("MEETING_OUTDATED");
      refused("MEETING_OUTDATED", calls(0));
    }
  }

  @Test
  void aCancellationThatComesFirstIsToldAndItsInvitationIsNot() {
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      isTaken(ehr.cancels(1, "Lægen er syg."));

      assertThat(sends(ehr.calls(0, TUESDAY, UNTIL_ELEVEN)).body()).contains("MEETING_OUTDATED");
      assertThat(collected("METHOD:CANCEL").getCalendar())
          .contains("UID:" + uid)
          .doesNotContain("syg");
    }
  }

  @Test
  void anEarlierVersionAfterALaterOneIsRefused() {
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      hub.soap(Member.JOBCENTRE).sends(calls(1));

      assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).sends(calls(0)))
          .isInstanceOf(HubFault.class)
          .cause()
          .isInstanceOfSatisfying(
              DialogueRefusedFault.class,
              fault ->
                  assertThat(fault.getFaultInfo().getProblem().getFirst().getCode())
                      .isEqualTo("MEETING_OUTDATED"));
    }
  }

  @Test
  void whatNobodyWasCalledToIsNotAnsweredAndOnlyItsOrganiserChangesIt() {
    assertThat(sends(ehr.after(uid).answers(0, ParticipantStatus.ACCEPTED)).body())
        .contains("MEETING_UNKNOWN");
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      SendMeeting call = calls(0);
      hub.soap(Member.JOBCENTRE).sends(call);
      pushed(Appointment.class, call);

      assertThat(sends(ehr.cancels(1, "Vi kan ikke.")).body()).contains("MEETING_NOT_YOURS");
    }
  }

  @Test
  void whoeverIsCalledCannotTellAMeetingThatWaitsFromNoMeeting() {
    try (Hub.Given consent = consent(InformationTypeCode.MEETING)) {
      Bundle call = ehr.calls(0, TUESDAY, UNTIL_ELEVEN);
      isTaken(call);
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(call), StateCode.WAITING);

      refused("MEETING_UNKNOWN", says(Optional.empty(), "REPLY", 0, "COMMENT:Nej"));
      hub.soap(Member.JOBCENTRE).sends(calls(0));

      collected("METHOD:REQUEST");
      refused("MEETING_NOT_YOURS", calls(1));
    }
  }

  private void refused(String code, SendMeeting word) {
    assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).sends(word))
        .isInstanceOf(HubFault.class)
        .cause()
        .isInstanceOfSatisfying(
            DialogueRefusedFault.class,
            fault ->
                assertThat(fault.getFaultInfo().getProblem().getFirst().getCode()).isEqualTo(code));
  }

  @Test
  void withoutConsentToTellOfMeetingsNothingIsTold() {
    try (Hub.Given consent = consent(InformationTypeCode.CORRESPONDENCE)) {
      Bundle call = ehr.calls(0, TUESDAY, UNTIL_ELEVEN);
      isTaken(call);

      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(call), StateCode.WITHHELD);
      assertThatThrownBy(
              () ->
                  hub.soap(Member.JOBCENTRE)
                      .sends(says(Optional.empty(), "REPLY", 0, "COMMENT:Nej")))
          .isInstanceOf(HubFault.class);
    }
  }

  private Hub.Given consent(InformationTypeCode... types) {
    return hub.consent(Member.JOBCENTRE, Member.PSYCHIATRY, TestCitizen.BRUNO, types);
  }

  private void isTaken(Bundle message) {
    Answer answer = sends(message);
    assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
  }

  private Answer sends(Bundle message) {
    return hub.ehr().sends(message);
  }

  private SendMeeting calls(int sequence) {
    return says(
        Optional.of(MeetingTypeCode.NETWORK),
        "REQUEST",
        sequence,
        "DTSTART;TZID=Europe/Copenhagen:20261124T100000",
        "DURATION:PT1H",
        "DESCRIPTION:Status på praktik");
  }

  private SendMeeting cancels(int sequence) {
    return says(Optional.empty(), "CANCEL", sequence, "COMMENT:Rådgiveren er syg.");
  }

  private SendMeeting says(
      Optional<MeetingTypeCode> type, String method, int sequence, String... lines) {
    String calendar =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//Test//DA
        METHOD:%s
        BEGIN:VEVENT
        UID:%s
        SEQUENCE:%d
        DTSTAMP:20261112T080000Z
        ORGANIZER:https://sor2.sum.dsdn.dk/#id=99999011000016001
        ATTENDEE;PARTSTAT=DECLINED:https://sor2.sum.dsdn.dk/#id=99999011000016001
        %s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(method, uid, sequence, String.join("\n", lines));
    return hub.soap(Member.JOBCENTRE)
        .meeting(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), type, calendar);
  }

  private Meeting collected(String line) {
    return collected(1, line).getFirst();
  }

  /** So many words on the meeting, in the order they came. */
  private List<Meeting> collected(int count, String line) {
    List<Meeting> all = new ArrayList<>();
    return Hub.await(
        count + " with " + line,
        () -> {
          List<Collected> now = hub.soap(Member.JOBCENTRE).collects();
          hub.soap(Member.JOBCENTRE).acknowledges(now);
          now.stream()
              .flatMap(item -> Optional.ofNullable(item.delivery().getMeeting()).stream())
              .filter(meeting -> meeting.getCalendar().contains("UID:" + uid))
              .filter(meeting -> meeting.getCalendar().contains(line))
              .forEach(all::add);
          return Optional.of(all).filter(found -> found.size() >= count);
        });
  }

  private <R extends org.hl7.fhir.r4.model.DomainResource> Bundle pushed(
      Class<R> focus, SendMeeting from) {
    String id =
        dk.sektorbro.exchange.MessageId.of(Member.JOBCENTRE.id(), from.getMessageId()).toString();
    Bundle message = hub.pushed("meeting", bundle -> Hub.headerId(bundle).equals(id));
    assertThat(EhrMeeting.first(message, focus)).isNotNull();
    return message;
  }

  private static List<String> turns(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .map(
            turn ->
                turn.getTargetFirstRep().getReference().replace("MessageHeader/", "")
                    + " "
                    + turn.getActivity().getCodingFirstRep().getCode()
                    + turn.getEntity().stream()
                        .findFirst()
                        .map(
                            entity ->
                                " after "
                                    + entity.getWhat().getReference().replace("MessageHeader/", ""))
                        .orElse(""))
        .toList();
  }
}
