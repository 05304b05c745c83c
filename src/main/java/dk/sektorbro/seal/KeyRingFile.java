package dk.sektorbro.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Where a key ring is kept: one PKCS#12 file that several hubs may read and change. */
final class KeyRingFile {

  private static final String CITIZEN_INDEX = "citizen-index";
  private static final String KEY_WRAP = "data-key-wrap";
  private static final String FORMER_KEY_WRAP = "data-key-wrap.former";

  /** What the file held, and the version it had then. */
  record Read(KeyRingKeys keys, Object version) {}

  private final Path file;
  private final char[] password;

  KeyRingFile(Path file, char[] password) {
    this.file = file;
    this.password = password.clone();
  }

  /**
   * Reads, changes and writes while no other hub can; gives what was written.
   *
   * @param change from what the file holds, empty where it is missing
   */
  synchronized Read change(Function<Optional<KeyRingKeys>, KeyRingKeys> change) {
    Path directory = PrivateFiles.directoryOf(file);
    try {
      PrivateFiles.directory(directory);
      try (FileChannel channel =
              FileChannel.open(
                  directory.resolve(file.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        Optional<KeyRingKeys> found = Files.exists(file) ? Optional.of(keysIn()) : Optional.empty();
        KeyRingKeys changed = change.apply(found);
        if (found.isEmpty() || !found.get().equals(changed)) {
          Pkcs12.write(file, password, storeOf(changed));
        }
        return new Read(changed, version());
      }
    } catch (IOException e) {
      throw new KeyFileUnreadable(file, "it cannot be changed", e);
    }
  }

  /** The version is asked first: what is written meanwhile is then read again, never missed. */
  Read read() {
    Object version = version();
    return new Read(keysIn(), version);
  }

  private KeyRingKeys keysIn() {
    KeyStore store = Pkcs12.open(file, password);
    TreeMap<KekId, SecretKey> keks = new TreeMap<>();
    Map<String, byte[]> others = new HashMap<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof SecretKey key) {
          KekId.read(alias)
              .ifPresentOrElse(
                  id -> keks.put(id, new SecretKeySpec(key.getEncoded(), "AES")),
                  () -> others.put(alias, key.getEncoded()));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new KeyFileUnreadable(file, "a key in it does not open with the password", e);
    }
    byte[] citizenIndex = others.get(CITIZEN_INDEX);
    byte[] keyWrap = others.get(KEY_WRAP);
    if (keks.isEmpty() || citizenIndex == null || keyWrap == null) {
      throw new KeyFileUnreadable(file, "it is a PKCS#12 file, but not a whole key ring", null);
    }
    return new KeyRingKeys(
        keks,
        new SecretKeySpec(citizenIndex, "HmacSHA256"),
        new SecretKeySpec(keyWrap, "AES"),
        Optional.ofNullable(others.get(FORMER_KEY_WRAP))
            .map(former -> new SecretKeySpec(former, "AES")));
  }

  /** Changes whenever the file is replaced. */
  Object version() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + "/" + now.fileKey();
    } catch (IOException e) {
      throw new KeyFileUnreadable(file, "it is gone", e);
    }
  }

  private KeyStore storeOf(KeyRingKeys keys) {
    KeyStore store = Pkcs12.empty();
    try {
      for (Map.Entry<KekId, SecretKey> kek : keys.keks().entrySet()) {
        store.setKeyEntry(kek.getKey().toString(), kek.getValue(), password, null);
      }
      store.setKeyEntry(CITIZEN_INDEX, keys.citizenIndex(), password, null);
      store.setKeyEntry(KEY_WRAP, keys.keyWrap(), password, null);
      if (keys.formerKeyWrap().isPresent()) {
        store.setKeyEntry(FORMER_KEY_WRAP, keys.formerKeyWrap().get(), password, null);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
