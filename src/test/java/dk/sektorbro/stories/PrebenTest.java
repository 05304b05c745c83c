package dk.sektorbro.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.jobcentre.soap.AnsweredItem;
import dk.sektorbro.jobcentre.soap.CaseMilestone;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.EarlyRequest;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.SickLeaveTimeline;
import dk.sektorbro.wire.Hub;
import dk.sektorbro.wire.OneHub;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Preben is on sick leave. What his doctor knows spares him an interview he cannot take part in,
 * and the deadlines of his sickness benefit are known from the first day.
 */
@ExtendWith(OneHub.class)
class PrebenTest {

  private final TwoSectors preben;

  PrebenTest(Hub hub) {
    this.preben = new TwoSectors(hub, "Preben", "0202801QP1");
  }

  @Test
  void whatTheDoctorKnowsIsThereBeforeTheInterview() {
    LocalDate firstDay = TwoSectors.today().minusDays(3);
    try (Hub.Given consent =
        preben.signsConsent(
            InformationTypeCode.MEDICAL_CERTIFICATE, InformationTypeCode.CORRESPONDENCE)) {

      SickLeaveTimeline timeline = preben.jobcentreRegistersSickLeaveSince(firstDay).getTimeline();
      LocalDate interview = TwoSectors.due(timeline, "first-follow-up");
      assertThat(interview).isEqualTo(firstDay.plusWeeks(8).minusDays(1));

      EarlyRequest asked = timeline.getEarly().getFirst();
      assertThat(asked.getState()).isEqualTo("made");
      assertThat(asked.getDue()).isBefore(interview);

      Bundle request = preben.psychiatryIsAsked(asked.getRequestId());
      preben.theDoctorAnswers(request, "Kan ikke deltage i samtaler de næste to måneder.");
      CertificateAnswer answer = preben.jobcentreHasTheAnswerTo(asked.getRequestId());
      assertThat(answer.getAnswered().getItem())
          .extracting(AnsweredItem::getValue)
          .contains("Kan ikke deltage i samtaler de næste to måneder.");
      assertThat(preben.jobcentreHasToDo())
          .contains("follow-up")
          .doesNotContain("ask", "remind", "get-consent");

      SickLeaveTimeline spared = preben.jobcentreFollowsUpByWhatTheDoctorSays();
      assertThat(spared.getMilestone())
          .filteredOn(milestone -> milestone.getStep().equals("first-follow-up"))
          .extracting(CaseMilestone::getDoneOn)
          .containsExactly(TwoSectors.today());
      assertThat(TwoSectors.due(spared, "follow-up")).isAfter(TwoSectors.today());
      assertThat(TwoSectors.due(spared, "reassessment"))
          .isEqualTo(TwoSectors.due(timeline, "reassessment"));

      assertThat(preben.jobcentreWritesToPsychiatry("Hvor længe gælder kørselsforbuddet?"))
          .isEqualTo("Hvor længe gælder kørselsforbuddet?");
      String letter = preben.psychiatryWrites("Til den 1. i næste måned.");
      assertThat(preben.jobcentreReads(letter).getPart())
          .extracting(Part::getText)
          .containsExactly("Til den 1. i næste måned.");
    }
  }
}
