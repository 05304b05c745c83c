package dk.sektorbro.seal;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a key ring at one moment.
 *
 * @param keks of the intake seal, at least one; the last is in use
 * @param citizenIndex HMAC-SHA-256
 * @param dataKeyWrap AES key wrap
 */
record KeyRingKeys(
    NavigableMap<KekId, SecretKey> keks, SecretKey citizenIndex, SecretKey dataKeyWrap) {

  private static final int KEY_BYTES = 32;

  KeyRingKeys {
    keks = Collections.unmodifiableNavigableMap(new TreeMap<>(keks));
  }

  static KeyRingKeys fresh(LocalDate today, SecureRandom random) {
    TreeMap<KekId, SecretKey> first = new TreeMap<>();
    first.put(new KekId(today, 1), newKey(random, "AES"));
    return new KeyRingKeys(first, newKey(random, "HmacSHA256"), newKey(random, "AES"));
  }

  KeyRingKeys withNewKek(LocalDate today, SecureRandom random) {
    TreeMap<KekId, SecretKey> more = new TreeMap<>(keks);
    more.put(keks.lastKey().next(today), newKey(random, "AES"));
    return new KeyRingKeys(more, citizenIndex, dataKeyWrap);
  }

  KeyRingKeys without(String id) {
    KekId old =
        KekId.read(id)
            .filter(keks::containsKey)
            .orElseThrow(() -> new IllegalArgumentException("No such key in the key ring: " + id));
    if (old.equals(keks.lastKey())) {
      throw new IllegalArgumentException(id + " is in use: rotate before retiring it");
    }
    TreeMap<KekId, SecretKey> fewer = new TreeMap<>(keks);
    fewer.remove(old);
    return new KeyRingKeys(fewer, citizenIndex, dataKeyWrap);
  }

  static SecretKey newKey(SecureRandom random, String algorithm) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new SecretKeySpec(bytes, algorithm);
  }
}
