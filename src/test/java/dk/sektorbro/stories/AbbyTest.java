package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.wire.OneHub;
import dk.sektorbro.world.Member;
import java.util.UUID;
import org.hl7.fhir.r4.model.AppointmentResponse.ParticipantStatus;
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
    InformationTypeCode.CARE_PLAN
  };

  private final Hub hub;
  private final TwoSectors abby;

  AbbyTest(Hub hub) {
    this.hub = hub;
    this.abby = new TwoSectors(hub, "Abby", "0202801QA3");
  }

  @Test
  void herNoteHerMeetingAndHerPlanGoWhereSheSays() {
    Hub.Given consent = abby.signsConsent(ALL_OF_IT);

    String note = abby.psychiatryWrites("Notat efter udredning.", Pdf.saying("Notat"));
    assertThat(abby.jobcentreReads(note))
        .extracting(Part::getText)
        .contains("Notat efter udredning.");

    String meeting = UUID.randomUUID().toString();
    abby.psychiatryCallsAMeeting(meeting, "2027-01-12T10:00:00+01:00", "2027-01-12T11:00:00+01:00");
    assertThat(abby.jobcentreIsCalledTo(meeting).getType()).isEqualTo(MeetingTypeCode.THREE_PARTY);
    assertThat(abby.jobcentreComesTo(meeting).getParticipantStatus())
        .isEqualTo(ParticipantStatus.ACCEPTED);

    abby.psychiatryBeginsThePlan();
    assertThat(abby.jobcentreHearsOfThePlan().getPlan().getPlanGoal()).hasSize(1);

    sheMoves(consent);
  }

  private void sheMoves(Hub.Given consent) {
    assertThatThrownBy(() -> abby.planAsSeenBy(NEW_MUNICIPALITY))
        .isInstanceOf(HubFault.class)
        .hasCauseInstanceOf(NotFoundFault.class);

    try (Hub.Given anew =
        abby.signsConsentAt(NEW_MUNICIPALITY, Member.PSYCHIATRY, InformationTypeCode.CARE_PLAN)) {
      assertThat(abby.planAsSeenBy(NEW_MUNICIPALITY).getPlanGoal()).hasSize(1);
    }

    consent.close();
    String late = abby.psychiatryWrites("Hun er flyttet.");
    hub.awaitState(Member.PSYCHIATRY, late, StateCode.WITHHELD);
    assertThatThrownBy(() -> abby.planAsSeenBy(Member.JOBCENTRE))
        .isInstanceOf(HubFault.class)
        .hasCauseInstanceOf(NotFoundFault.class);
  }
}
