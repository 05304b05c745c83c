package dk.sektorbro.seal;

import java.security.KeyStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keys of one use, each with the moment at which it takes over.
 *
 * @param from at least one; the first is in use before its moment too
 */
record KeySuccession(NavigableMap<Instant, KeyStore.PrivateKeyEntry> from) {

  KeySuccession {
    from = Collections.unmodifiableNavigableMap(new TreeMap<>(from));
  }

  KeyStore.PrivateKeyEntry at(Instant moment) {
    Map.Entry<Instant, KeyStore.PrivateKeyEntry> current = from.floorEntry(moment);
    return (current == null ? from.firstEntry() : current).getValue();
  }

  /** Newest first. */
  List<KeyStore.PrivateKeyEntry> all() {
    return List.copyOf(from.descendingMap().values());
  }

  Optional<Instant> nextAfter(Instant moment) {
    return Optional.ofNullable(from.higherKey(moment));
  }
}
