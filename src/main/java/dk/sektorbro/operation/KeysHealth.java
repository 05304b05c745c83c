package dk.sektorbro.operation;

import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.HubKeys;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * DOWN once a key of the hub has expired; WARNING where any key, the hub's or a party's, expires
 * within 30 days.
 */
final class KeysHealth implements HealthIndicator {

  static final Status WARNING = new Status("WARNING");
  private static final Duration SOON = Duration.ofDays(30);

  private final Supplier<HubKeys> keys;
  private final ParticipantDirectory directory;
  private final Clock clock;

  KeysHealth(Supplier<HubKeys> keys, ParticipantDirectory directory, Clock clock) {
    this.keys = keys;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Instant now = clock.instant();
    HubKeys hub = keys.get();
    Map<String, Instant> own = new TreeMap<>();
    own.put("hub tls", end(hub.tls().getCertificate()));
    own.put("hub signing", end(hub.signing().getCertificate()));
    own.put("hub gateway", end(hub.gateway().getCertificate()));
    Map<String, Instant> all = new TreeMap<>(own);
    for (Participant party : directory.all()) {
      X509Keys keys = party.keys();
      put(all, party.id() + " tls", keys.tls());
      put(all, party.id() + " signing", keys.signing());
      put(all, party.id() + " encryption", keys.encryption());
    }
    Map<String, Instant> soon = new TreeMap<>(all);
    soon.values().removeIf(end -> end.isAfter(now.plus(SOON)));
    boolean ownExpired = own.values().stream().anyMatch(end -> !end.isAfter(now));
    Status status = ownExpired ? Status.DOWN : soon.isEmpty() ? Status.UP : WARNING;
    return Health.status(status).withDetails(soon).build();
  }

  /** Of several keys of one use, the last to expire counts. */
  private static void put(Map<String, Instant> all, String name, List<X509Certificate> keys) {
    keys.forEach(key -> all.merge(name, end(key), KeysHealth::later));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant end(java.security.cert.Certificate key) {
    return ((X509Certificate) key).getNotAfter().toInstant();
  }
}
