package dk.sektorbro.seal;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a key ring at one moment.
 *
 * @param keks of the intake seal, at least one; the last is in use
 * @param citizenIndex HMAC-SHA-256
 * @param keyWrap AES key wrap, in use
 * @param formerKeyWrap the one before it, which unwraps what is not wrapped anew yet
 */
record KeyRingKeys(
    NavigableMap<KekId, SecretKey> keks,
    SecretKey citizenIndex,
    SecretKey keyWrap,
    Optional<SecretKey> formerKeyWrap) {

  private static final int KEY_BYTES = 32;

  KeyRingKeys {
    keks = Collections.unmodifiableNavigableMap(new TreeMap<>(keks));
  }

  static KeyRingKeys fresh(LocalDate today, SecureRandom random) {
    TreeMap<KekId, SecretKey> first = new TreeMap<>();
    first.put(new KekId(today, 1), newKey(random, "AES"));
    return new KeyRingKeys(
        first, newKey(random, "HmacSHA256"), newKey(random, "AES"), Optional.empty());
  }

  KeyRingKeys withNewKek(LocalDate today, SecureRandom random) {
    TreeMap<KekId, SecretKey> more = new TreeMap<>(keks);
    more.put(keks.lastKey().next(today), newKey(random, "AES"));
    return withKeks(more);
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
    return withKeks(fewer);
  }

  private KeyRingKeys withKeks(TreeMap<KekId, SecretKey> others) {
    return new KeyRingKeys(others, citizenIndex, keyWrap, formerKeyWrap);
  }

  KeyRingKeys withNewKeyWrap(SecureRandom random) {
    return new KeyRingKeys(keks, citizenIndex, newKey(random, "AES"), Optional.of(keyWrap));
  }

  static SecretKey newKey(SecureRandom random, String algorithm) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new SecretKeySpec(bytes, algorithm);
  }
}
