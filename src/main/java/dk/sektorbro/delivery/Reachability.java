package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log when a party stops answering and when it answers again: a line for each change,
 * none for each attempt.
 */
final class Reachability {

  private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

  private final Set<PartyId> silent = ConcurrentHashMap.newKeySet();

  void lost(PartyId party, String why) {
    if (silent.add(party)) {
      LOG.warn("Party {} cannot be reached ({}); its messages wait, in order", party, why);
    }
  }

  void found(PartyId party) {
    if (silent.remove(party)) {
      LOG.info("Party {} is reached again", party);
    }
  }
}
