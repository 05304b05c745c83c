package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.world.Member;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that no attempt can carry further, because their receiver's key is on hold. */
@ExtendWith(OneHub.class)
class DeadLettersTest {

  private static final Member RECEIVER = Hub.HAS_ITS_KEYS_ON_HOLD;

  private final Hub hub;
  private final X509Certificate key;
  private Hub.Given consent;

  DeadLettersTest(Hub hub) {
    this.hub = hub;
    this.key =
        (X509Certificate)
            hub.world().pki().keyOf(RECEIVER.key(), DemoPki.ENCRYPTION).getCertificate();
  }

  @BeforeEach
  void theReceiversKeyIsOnHold() {
    consent =
        hub.consent(
            RECEIVER,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE,
            InformationTypeCode.ATTACHMENT);
    hub.authority().revokes(key);
  }

  @AfterEach
  void theKeyIsInUseAgainAndTheMailboxEmpty() {
    hub.soap(RECEIVER).acknowledges(hub.soap(RECEIVER).collects());
    hub.authority().reinstates(key);
    consent.close();
  }

  @Test
  void aDeadLetterThatIsReplayedTooEarlyDiesAgainAndArrivesOnceWhenItCan() {
    Bundle message = dead();
    String id = Hub.hubId(message);
    assertThat(typed("dead-letters", "--party", RECEIVER.id().sor()))
        .contains(id)
        .contains("seal-key-revoked");

    assertThat(typed("dead-letters", "replay", "--message", id)).contains("1 tried again");
    Awaitility.await("it dies again")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                hub.administrator().auditOf(id).stream()
                        .filter("message.dead seal-key-revoked"::equals)
                        .count()
                    == 2);
    hub.authority().reinstates(key);
    Awaitility.await("it waits for its receiver")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              String unused = typed("dead-letters", "replay", "--message", id);
              return state(message) == StateCode.WAITING;
            });

    assertThat(typed("dead-letters", "replay", "--message", id)).contains("0 tried again");
    assertThat(hub.soap(RECEIVER).collects())
        .filteredOn(item -> item.hubMessageId().equals(id))
        .hasSize(1);
    assertThat(hub.administrator().auditOf(id)).contains("message.replayed ok");
  }

  @Test
  void aDiscardedDeadLetterIsGoneAndItsSenderIsToldOnce() {
    Bundle message = dead();
    List<String> discard =
        List.of("dead-letters", "discard", "--message", Hub.hubId(message), "--why", "obsolete");

    assertThat(hub.types(discard).out()).contains("1 given up");
    assertThat(hub.types(discard).out()).contains("0 given up");

    assertThat(state(message)).isEqualTo(StateCode.DISCARDED);
    MessageHeader report = Hub.header(hub.reportOn(Hub.headerId(message)));
    assertThat(report.getResponse().getIdentifier()).isEqualTo(Hub.headerId(message));
    assertThat(hub.administrator().auditOf(Hub.hubId(message)))
        .contains("message.discarded technical-failure");
  }

  @Test
  void whatIsDoneToDeadLettersHasToBeNamed() {
    assertThat(hub.types(List.of("dead-letters", "replay")).exitCode()).isEqualTo(64);
  }

  /**
   * A message that died: the first that is sent once the hub has learnt that the key is on hold.
   */
  private Bundle dead() {
    List<Bundle> sent = new ArrayList<>();
    Awaitility.await("a message dies")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              sent.add(hub.fromPsychiatry(RECEIVER));
              assertThat(hub.ehr().sends(sent.getLast()).code()).isEqualTo("ok");
              return end(sent.getLast()) == StateCode.DEAD;
            });
    return sent.getLast();
  }

  private StateCode end(Bundle message) {
    return Hub.await(
        "it waits or is dead",
        () ->
            Optional.of(state(message))
                .filter(EnumSet.of(StateCode.WAITING, StateCode.DEAD)::contains));
  }

  private StateCode state(Bundle message) {
    return hub.soap(Member.PSYCHIATRY).status(Hub.headerId(message)).getState();
  }

  private String typed(String... command) {
    Typed typed = hub.types(List.of(command));
    assertThat(typed.exitCode()).as(typed.out()).isZero();
    return typed.out();
  }
}
