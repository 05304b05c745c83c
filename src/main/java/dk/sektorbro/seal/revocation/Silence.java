package dk.sektorbro.seal.revocation;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which places do not answer, since when and why. The log tells of each change once. */
final class Silence {

  private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

  private final Map<String, Instant> since = new ConcurrentHashMap<>();

  void of(String place, String why, Instant now) {
    if (since.putIfAbsent(place, now) == null) {
      LOG.warn("Revocation cannot be learnt from {}: {}", place, why);
    }
  }

  void endedAt(String place) {
    if (since.remove(place) != null) {
      LOG.info("Revocation is learnt from {} again", place);
    }
  }

  Map<String, Instant> now() {
    return new TreeMap<>(since);
  }
}
