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

  PushResult push(Envelope envelope, Payload payload, URI endpoint);
}
