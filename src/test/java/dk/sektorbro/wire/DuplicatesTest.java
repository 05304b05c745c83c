package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Receipt;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MedCom's reliable messaging: what a sender gets that sends again. */
@ExtendWith(OneHub.class)
class DuplicatesTest {

  private final Hub hub;

  DuplicatesTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aMessageSentAgainGetsTheFirstAnswerToTheByteAndIsDeliveredOnce() {
    try (Hub.Given consent = hub.consent()) {
      Bundle message = hub.fromPsychiatry();

      Answer first = hub.ehr().sends(message);
      Answer atOnce = hub.ehr().sends(message);
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
      Answer later = hub.ehr().sends(message);
      message.setId(UUID.randomUUID().toString());
      Answer inANewBundle = hub.ehr().sends(message);

      assertThat(first.code()).isEqualTo("ok");
      assertThat(List.of(atOnce, later, inANewBundle))
          .allSatisfy(answer -> assertThat(answer.body()).isEqualTo(first.body()));
      assertThat(waitingAtTheJobcentre(message)).isEqualTo(1);
      collect();
      assertThat(hub.ehr().sends(message).body()).isEqualTo(first.body());
      assertThat(waitingAtTheJobcentre(message)).isZero();
    }
  }

  @Test
  void aRefusedMessageSentAgainIsRefusedInTheSameBytes() {
    Bundle message = hub.fromPsychiatry();
    message.getEntry().removeIf(entry -> entry.getResource().fhirType().equals("Provenance"));

    Answer first = hub.ehr().sends(message);
    Answer second = hub.ehr().sends(message);

    assertThat(first.code()).isEqualTo("fatal-error");
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void oneIdForTwoCitizensAtTheSameMomentIsTakenForOneOfThem() {
    SimulatedJobcentre jobcentre = hub.soap(Member.JOBCENTRE);
    for (int round = 0; round < 5; round++) {
      SendMessage one = jobcentre.message(TestCitizen.BRUNO, Member.SMALL_CLINIC.id(), "Kort.");
      SendMessage other = jobcentre.message(TestCitizen.BIRGIT, Member.SMALL_CLINIC.id(), "Kort.");
      other.setMessageId(one.getMessageId());

      List<CompletableFuture<Boolean>> sent =
          Stream.of(one, other)
              .map(message -> CompletableFuture.supplyAsync(() -> isTaken(jobcentre, message)))
              .toList();

      assertThat(sent.stream().filter(CompletableFuture::join)).hasSize(1);
    }
  }

  private static boolean isTaken(SimulatedJobcentre jobcentre, SendMessage message) {
    try {
      return !jobcentre.sends(message).isDuplicate();
    } catch (HubFault reused) {
      return false;
    }
  }

  @Test
  void aBundleIdUsedForAnotherMessageIsRefused() {
    try (Hub.Given consent = hub.consent()) {
      Bundle first = hub.fromPsychiatry();
      Bundle second = hub.fromPsychiatry();
      second.setId(first.getIdElement().getIdPart());

      assertThat(hub.ehr().sends(first).code()).isEqualTo("ok");
      Answer answer = hub.ehr().sends(second);

      assertThat(answer.code()).isEqualTo("fatal-error");
      assertThat(answer.body()).contains("ID_REUSED");
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(first), StateCode.WAITING);
      collect();
    }
  }

  @Test
  void aSoapMessageSentAgainGetsTheFirstReceiptAndIsPushedOnce() {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message =
          hub.soap(Member.JOBCENTRE)
              .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes i uge 50?");

      Receipt first = hub.soap(Member.JOBCENTRE).sends(message);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
      int transmissions = hub.ehr().transmissions();
      Receipt second = hub.soap(Member.JOBCENTRE).sends(message);

      assertThat(first.isDuplicate()).isFalse();
      assertThat(second.isDuplicate()).isTrue();
      assertThat(second.getHubMessageId()).isEqualTo(first.getHubMessageId());
      assertThat(second.getReceivedAt().toInstant()).isEqualTo(first.getReceivedAt().toInstant());
      assertThat(hub.administrator().auditOf(first.getHubMessageId()))
          .containsOnlyOnce("message.received ok", "message.delivered ok");
      assertThat(hub.ehr().transmissions()).isEqualTo(transmissions);
    }
  }

  private long waitingAtTheJobcentre(Bundle message) {
    String id = MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).toString();
    String listing = hub.caller(Member.JOBCENTRE).gets("/mailbox/v1/messages").body();
    return listing.split(id, -1).length - 1;
  }

  private void collect() {
    SimulatedJobcentre jobcentre = hub.soap(Member.JOBCENTRE);
    jobcentre.acknowledges(jobcentre.collects());
  }
}
