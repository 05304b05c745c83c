package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Sets what the broker needs: whose message, in which order group, and an id under which the same
 * message counts once.
 */
final class QueueHeaders {

  private QueueHeaders() {}

  static void set(Exchange exchange, Envelope envelope, Language language) {
    exchange.getMessage().setHeaders(new HashMap<>(of(envelope, language)));
  }

  static Map<String, String> of(Envelope envelope, Language language) {
    return Map.of(
        Header.MESSAGE,
        envelope.id().toString(),
        Header.LANGUAGE,
        language.name(),
        Header.GROUP,
        envelope.orderGroup(),
        Header.DUPLICATE_ID,
        envelope.id().toString());
  }

  static MessageId message(Exchange exchange) {
    return MessageId.parse(exchange.getMessage().getHeader(Header.MESSAGE, String.class));
  }

  static Language language(Exchange exchange) {
    return Language.valueOf(exchange.getMessage().getHeader(Header.LANGUAGE, String.class));
  }
}
