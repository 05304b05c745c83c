package dk.sektorbro.seal;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * The hub's own secret keys, 256 bits each, in one PKCS#12 file: the keys of the intake seal, which
 * rotate; the key of the citizen index; the key that wraps the data keys of concealed columns,
 * which rotates too.
 *
 * <p>Hubs that share a queue share the file. A change is made under a lock, and every hub sees that
 * the file was replaced before it seals or opens, so a rotation needs no restart. A file that is
 * gone stops the hub from sealing what nobody could open after its restart.
 */
public final class KeyRing {

  private final KeyRingFile file;
  private final Clock clock;
  private final SecureRandom random;
  private volatile KeyRingFile.Read read;

  private KeyRing(KeyRingFile file, Clock clock, SecureRandom random, KeyRingFile.Read read) {
    this.file = file;
    this.clock = clock;
    this.random = random;
    this.read = read;
  }

  /**
   * Opens the key ring, or makes one with its first keys where the file is missing.
   *
   * @param password of the file; copied, so the caller may wipe its own
   * @throws KeyFileUnreadable when the password does not open the file, or it is damaged
   */
  public static KeyRing openOrCreate(Path file, char[] password, Clock clock, SecureRandom random) {
    KeyRingFile kept = new KeyRingFile(file, password);
    KeyRingFile.Read first =
        kept.change(found -> found.orElseGet(() -> KeyRingKeys.fresh(today(clock), random)));
    return new KeyRing(kept, clock, random, first);
  }

  /** The ids of the intake seal's keys, oldest first; the last one is in use. */
  public List<String> kekIds() {
    return keysNow().keks().keySet().stream().map(KekId::toString).toList();
  }

  /**
   * Adds a key to the intake seal and uses it from now on. What was sealed under older keys still
   * opens.
   *
   * @return the id of the new key, such as {@code kek-2026-11-22-1}
   */
  public String rotate() {
    return change(keys -> keys.withNewKek(today(clock), random)).keks().lastKey().toString();
  }

  /**
   * Removes an old key. What is still sealed under it never opens again, in any queue or backup.
   *
   * @throws IllegalArgumentException when there is no such key, or it is the one in use
   */
  public void retire(String id) {
    change(keys -> keys.without(id));
  }

  /** A new 256-bit AES key, for whoever keeps data keys. */
  public SecretKey newDataKey() {
    return KeyRingKeys.newKey(random, "AES");
  }

  /**
   * Adds a key that wraps from now on. The one before it still unwraps; the one before that is
   * gone, so whatever it wrapped must have been {@link #rewrapped} and stored by now.
   */
  public void rotateKeyWrap() {
    change(keys -> keys.withNewKeyWrap(random));
  }

  /** The same data key under the key in use; empty where it lies under that one already. */
  public Optional<byte[]> rewrapped(byte[] wrapped) {
    KeyRingKeys keys = keysNow();
    if (unwrapped(wrapped, keys.keyWrap()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(wrap(unwrap(wrapped)));
  }

  /** A data key as it may be stored: AES key wrap (RFC 3394), 40 bytes for a key of 32. */
  public byte[] wrap(SecretKey dataKey) {
    try {
      Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.WRAP_MODE, keysNow().keyWrap());
      return cipher.wrap(dataKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The data key cannot be wrapped", e);
    }
  }

  /**
   * The data key that {@link #wrap} made storable.
   *
   * @throws SealBroken with CHANGED when it was changed, or another key ring wrapped it
   */
  public SecretKey unwrap(byte[] wrapped) {
    return unwrapped(wrapped, read.keys())
        .or(() -> unwrapped(wrapped, keysNow()))
        .orElseThrow(
            () ->
                new SealBroken(
                    SealBroken.Reason.CHANGED, "the data key was not wrapped by this key ring"));
  }

  private static Optional<SecretKey> unwrapped(byte[] wrapped, KeyRingKeys by) {
    return unwrapped(wrapped, by.keyWrap())
        .or(() -> by.formerKeyWrap().flatMap(former -> unwrapped(wrapped, former)));
  }

  private static Optional<SecretKey> unwrapped(byte[] wrapped, SecretKey by) {
    try {
      Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
      cipher.init(Cipher.UNWRAP_MODE, by);
      return Optional.of((SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
    } catch (InvalidKeyException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Map.Entry<KekId, SecretKey> currentKek() {
    return keysNow().keks().lastEntry();
  }

  Optional<SecretKey> kek(KekId id) {
    return Optional.ofNullable(keysNow().keks().get(id));
  }

  SecretKey citizenIndexKey() {
    return read.keys().citizenIndex();
  }

  /** Nothing may be sealed under a key that another hub has retired since. */
  private KeyRingKeys keysNow() {
    KeyRingFile.Read last = read;
    if (!file.version().equals(last.version())) {
      last = file.read();
      read = last;
    }
    return last.keys();
  }

  private KeyRingKeys change(UnaryOperator<KeyRingKeys> change) {
    KeyRingFile.Read changed =
        file.change(
            found ->
                change.apply(
                    found.orElseThrow(
                        () -> new IllegalStateException("The file of the key ring is gone"))));
    read = changed;
    return changed.keys();
  }

  private static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
