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
    Map<String, Object> headers = new HashMap<>();
    headers.put(Header.MESSAGE, envelope.id().toString());
    headers.put(Header.LANGUAGE, language.name());
    headers.put(Header.GROUP, envelope.orderGroup());
    headers.put(Header.DUPLICATE_ID, envelope.id().toString());
    exchange.getMessage().setHeaders(headers);
  }

  static MessageId message(Exchange exchange) {
    return MessageId.parse(exchange.getMessage().getHeader(Header.MESSAGE, String.class));
  }

  static Language language(Exchange exchange) {
    return Language.valueOf(exchange.getMessage().getHeader(Header.LANGUAGE, String.class));
  }
}
