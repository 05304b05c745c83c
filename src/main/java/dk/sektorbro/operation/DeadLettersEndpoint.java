package dk.sektorbro.operation;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.lang.Nullable;

/**
 * Shows administrators what lies among the dead letters, by its headers; the payload stays sealed.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

  private static final String QUEUE = "dead";
  private static final int MOST = 1000;

  private final JmsTemplate broker;
  private final Ledger ledger;

  DeadLettersEndpoint(JmsTemplate broker, Ledger ledger) {
    this.broker = broker;
    this.ledger = ledger;
  }

  /** Oldest first, at most 1000. */
  @ReadOperation
  DeadLetters deadLetters() {
    List<DeadLetter> letters =
        broker.browse(
            QUEUE,
            (session, browser) -> {
              List<DeadLetter> found = new ArrayList<>();
              var messages = Collections.list((java.util.Enumeration<?>) browser.getEnumeration());
              for (Object message : messages.subList(0, Math.min(MOST, messages.size()))) {
                found.add(letter((Message) message));
              }
              return found;
            });
    return new DeadLetters(letters == null ? List.of() : letters);
  }

  private DeadLetter letter(Message message) throws JMSException {
    Optional<String> id = Optional.ofNullable(message.getStringProperty("sektorbroMessage"));
    Optional<Envelope> envelope =
        id.map(MessageId::parse).flatMap(ledger::find).map(Ledger.Entry::envelope);
    return new DeadLetter(
        id.orElse(null),
        message.getStringProperty("sektorbroFailure"),
        message.propertyExists("sektorbroAttempts")
            ? message.getIntProperty("sektorbroAttempts")
            : null,
        Instant.ofEpochMilli(message.getJMSTimestamp()),
        envelope.map(known -> known.kind().code()).orElse(null),
        envelope.map(known -> known.sender().sor()).orElse(null),
        envelope.map(known -> known.receiver().sor()).orElse(null));
  }

  /** What lies there. */
  record DeadLetters(List<DeadLetter> deadLetters) {}

  /**
   * A message that could not be carried further.
   *
   * @param reason the class of the failure
   * @param attempts how often it was tried
   */
  record DeadLetter(
      @Nullable String id,
      @Nullable String reason,
      @Nullable Integer attempts,
      Instant since,
      @Nullable String kind,
      @Nullable String sender,
      @Nullable String receiver) {}
}
