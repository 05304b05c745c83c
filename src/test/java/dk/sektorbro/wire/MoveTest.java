package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.ReceiverRefusedFault;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen moves away from a jobcentre, which hears nothing more. */
@ExtendWith(OneHub.class)
class MoveTest {

  private static final Member NEW_ONE = Member.HERLEV_CARE_HOME;

  private final Hub hub;

  MoveTest(Hub hub) {
    this.hub = hub;
  }

  private static TestCitizen citizen(String number) {
    return new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, number), "Anna", "Prøve");
  }

  @Test
  void whatWaitsInTheMailboxIsStoppedAndItsSenderToldWhomToWriteToInstead() {
    TestCitizen anna = citizen("0202801QM1");
    try (Hub.Given consent =
            hub.consent(
                Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE);
        Hub.Given there =
            hub.consent(NEW_ONE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      String letter = writes(anna);
      hub.awaitState(Member.PSYCHIATRY, letter, StateCode.WAITING);

      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());

      hub.awaitState(Member.PSYCHIATRY, letter, StateCode.STOPPED);
      CodeableConcept why = reportOn(letter);
      assertThat(why.getCodingFirstRep().getCode()).isEqualTo("moved");
      assertThat(why.getText()).contains(NEW_ONE.id().sor());
    }
  }

  @Test
  void withoutAConsentThatNamesItTheNewOneIsNotTold() {
    TestCitizen anna = citizen("0202801QM2");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());
      String letter = writes(anna);

      hub.awaitState(Member.PSYCHIATRY, letter, StateCode.WITHHELD);
      CodeableConcept why = reportOn(letter);
      assertThat(why.getCodingFirstRep().getCode()).isEqualTo("moved");
      assertThat(why.getText()).doesNotContain(NEW_ONE.id().sor());
      assertThatThrownBy(() -> hub.soap(NEW_ONE).handOver(anna))
          .isInstanceOf(HubFault.class)
          .hasCauseInstanceOf(NotFoundFault.class);
    }
  }

  @Test
  void takenBackItIsAsIfNothingWasSaid() {
    TestCitizen anna = citizen("0202801QM3");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());
      hub.soap(Member.JOBCENTRE).saysStayed(anna);
      hub.soap(Member.JOBCENTRE).saysStayed(anna);

      hub.awaitState(Member.PSYCHIATRY, writes(anna), StateCode.WAITING);
    }
  }

  @Test
  void whatWasHandedOverIsNotTakenBack() {
    TestCitizen anna = citizen("0202801QM4");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      String letter = writes(anna);
      hub.collected(
          Member.JOBCENTRE,
          item ->
              Optional.ofNullable(item.delivery().getCorrespondence())
                  .filter(it -> it.getThread().getTurn().getLast().getMessageId().equals(letter)));
      hub.soap(Member.JOBCENTRE).saysMoved(anna, NEW_ONE.id());
      hub.soap(NEW_ONE)
          .registersConsent(
              new ConsentWish(
                  anna,
                  Member.PSYCHIATRY.id(),
                  "SDP-2026-000118",
                  List.of(InformationTypeCode.CORRESPONDENCE)));
      assertThat(hub.soap(NEW_ONE).handOver(anna).getHandedOverThread()).hasSize(1);

      assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).saysStayed(anna))
          .isInstanceOf(HubFault.class)
          .hasCauseInstanceOf(DialogueRefusedFault.class);
    }
  }

  @Test
  void whoHasNoCourseWithACitizenHearsTheSameAsOfOneNobodyKnows() {
    TestCitizen anna = citizen("0202801QM5");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      assertThat(refusal(anna)).isEqualTo(refusal(citizen("0202801QM6")));
    }
  }

  @Test
  void nobodyMovesToWhoIsNoJobcentre() {
    TestCitizen anna = citizen("0202801QM7");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE, Member.PSYCHIATRY, anna, InformationTypeCode.CORRESPONDENCE)) {
      assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).saysMoved(anna, Member.PSYCHIATRY.id()))
          .isInstanceOf(HubFault.class)
          .hasCauseInstanceOf(ReceiverRefusedFault.class);
    }
  }

  private String refusal(TestCitizen anna) {
    try {
      hub.soap(NEW_ONE).saysMoved(anna, Member.JOBCENTRE.id());
      return "none";
    } catch (HubFault refused) {
      assertThat(refused).hasCauseInstanceOf(NotFoundFault.class);
      return ((NotFoundFault) Objects.requireNonNull(refused.getCause()))
          .getFaultInfo()
          .getProblem()
          .getFirst()
          .getExplanation();
    }
  }

  private String writes(TestCitizen about) {
    Bundle letter =
        hub.ehr()
            .careCommunication(
                Member.JOBCENTRE.id(),
                Member.JOBCENTRE.gln(),
                Member.JOBCENTRE.name(),
                about,
                "Der er et møde.",
                List.of(Pdf.saying("Møde")));
    assertThat(hub.ehr().sends(letter).code()).isEqualTo("ok");
    return Hub.headerId(letter);
  }

  private CodeableConcept reportOn(String letter) {
    return EhrMeeting.first(hub.reportOn(letter), OperationOutcome.class)
        .getIssueFirstRep()
        .getDetails();
  }
}
