package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.seal.IntakeSeal;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.core.JmsTemplate;

/** What one message to a team becomes is on the intake queue of a real broker, or none of it. */
class IntakeQueueTest {

  private static final PartyId SENDER = new PartyId("99999021000016005");
  private static final List<Registered> COPIES =
      List.of(
          to(new PartyId("99999011000016001")),
          to(new PartyId("99999041000016008")),
          to(new PartyId("99999051000016008")));

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
  private final Set<MessageId> cannotBeSealed = ConcurrentHashMap.newKeySet();
  private final IntakeQueue queue = new IntakeQueue(new JmsTemplate(connections), new Open());

  private static Registered to(PartyId receiver) {
    Envelope envelope =
        new Envelope(
            MessageId.of(SENDER, "to " + receiver),
            MessageKind.CARE_COMMUNICATION,
            SENDER,
            receiver,
            Optional.of(new CitizenKey("b".repeat(64))),
            Optional.empty(),
            Instant.EPOCH);
    return new Registered(
        envelope, new Payload(Language.FHIR_JSON, new byte[] {1}, List.of(), Optional.empty()));
  }

  @BeforeEach
  void aBroker() throws Exception {
    String name = UUID.randomUUID().toString();
    int id = Math.abs(name.hashCode());
    broker.setConfiguration(
        new ConfigurationImpl()
            .setName(name)
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("vm", "vm://" + id));
    broker.start();
    connections.setConnectionFactory(new ActiveMQConnectionFactory("vm://" + id));
  }

  @AfterEach
  void stop() throws Exception {
    connections.stop();
    broker.stop();
  }

  @Test
  void whatBreaksOffBetweenTwoMembersLeavesNothingAndTheRetryGivesEachMemberOne() {
    cannotBeSealed.add(COPIES.getLast().envelope().id());
    assertThatIllegalStateException().isThrownBy(() -> queue.putAll(COPIES));
    assertThat(queued(Header.MESSAGE)).isEmpty();

    cannotBeSealed.clear();
    queue.putAll(COPIES);
    queue.putAll(COPIES);

    assertThat(queued(Header.MESSAGE))
        .containsExactlyElementsOf(
            COPIES.stream().map(copy -> copy.envelope().id().toString()).toList());
  }

  @Test
  void eachIsInTheOrderOfItsMemberFromTheMomentItIsTaken() {
    queue.putAll(COPIES);

    assertThat(queued(Header.GROUP))
        .containsExactlyElementsOf(
            COPIES.stream().map(copy -> copy.envelope().orderGroup()).toList());
  }

  private List<String> queued(String header) {
    List<String> values = new ArrayList<>();
    Boolean unused =
        new JmsTemplate(connections)
            .browse(
                "intake",
                (session, browser) -> {
                  for (Object each : Collections.list(browser.getEnumeration())) {
                    values.add(value((jakarta.jms.Message) each, header));
                  }
                  return true;
                });
    return values;
  }

  private static String value(jakarta.jms.Message message, String header) throws JMSException {
    return message.getStringProperty(header);
  }

  /** Seals nothing, and fails where the test says so. */
  private final class Open implements IntakeSeal {
    @Override
    public byte[] seal(MessageId message, byte[] plaintext) {
      if (cannotBeSealed.contains(message)) {
        throw new IllegalStateException("No key");
      }
      return plaintext;
    }

    @Override
    public byte[] open(MessageId message, byte[] sealed) {
      return sealed;
    }
  }
}
