package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Payload;
import java.net.URI;
import java.util.Set;

/**
 * Hands messages to a party's own interface. Each adapter brings one, for the languages it speaks.
 */
public interface Push {

  Set<Language> languages();

  /**
   * @param transmission 1 at first; more where what was handed over before was not acknowledged in
   *     time, so that it goes as a new transmission of the same message
   */
  PushResult push(Envelope envelope, Payload payload, URI endpoint, int transmission);
}
