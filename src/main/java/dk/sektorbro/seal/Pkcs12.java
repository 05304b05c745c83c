package dk.sektorbro.seal;

import dk.sektorbro.participant.BouncyCastle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** PKCS#12 keystores, as the JDK reads and writes them. */
public final class Pkcs12 {

  private Pkcs12() {}

  /**
   * The private key and X.509 chain under {@code alias}.
   *
   * @throws KeyFileUnreadable when the file is missing, damaged, locked with another password, or
   *     has no such key
   */
  public static KeyStore.PrivateKeyEntry load(Path file, char[] password, String alias) {
    KeyStore store = open(file, password);
    try {
      KeyStore.Entry entry = store.getEntry(alias, new KeyStore.PasswordProtection(password));
      if (entry instanceof KeyStore.PrivateKeyEntry found) {
        return found;
      }
      throw new KeyFileUnreadable(file, "holds no private key under the alias " + alias, null);
    } catch (GeneralSecurityException e) {
      throw new KeyFileUnreadable(
          file, "the key under the alias " + alias + " does not open with the password", e);
    }
  }

  /**
   * Every private key in the file with its X.509 chain, by alias.
   *
   * @throws KeyFileUnreadable when the file is missing, damaged or locked with another password
   */
  static Map<String, KeyStore.PrivateKeyEntry> loadAll(Path file, char[] password) {
    KeyStore store = open(file, password);
    Map<String, KeyStore.PrivateKeyEntry> found = new HashMap<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
          found.put(alias, load(file, password, alias));
        }
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new KeyFileUnreadable(file, "its keys cannot be listed", e);
    }
  }

  /**
   * Writes the keys by alias, each with its chain; the file is replaced whole and only its owner
   * may read it.
   */
  public static void store(
      Path file, char[] password, Map<String, KeyStore.PrivateKeyEntry> entries) {
    KeyStore store = empty();
    try {
      for (Map.Entry<String, KeyStore.PrivateKeyEntry> entry : entries.entrySet()) {
        store.setEntry(entry.getKey(), entry.getValue(), new KeyStore.PasswordProtection(password));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("A PKCS#12 file cannot hold these keys", e);
    }
    write(file, password, store);
  }

  static KeyStore open(Path file, char[] password) {
    KeyStore store = empty();
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
      return store;
    } catch (NoSuchFileException e) {
      throw new KeyFileUnreadable(file, "there is no such file", e);
    } catch (IOException e) {
      throw new KeyFileUnreadable(
          file,
          e.getCause() instanceof UnrecoverableKeyException
              ? "the password does not open it"
              : "it is not a PKCS#12 file, or it is damaged",
          e);
    } catch (GeneralSecurityException e) {
      throw new KeyFileUnreadable(file, "it uses an algorithm this JDK does not have", e);
    }
  }

  static void write(Path file, char[] password, KeyStore store) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, password);
      PrivateFiles.directory(PrivateFiles.directoryOf(file));
      PrivateFiles.write(file, bytes.toByteArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyFileUnreadable(file, "it cannot be written", e);
    }
  }

  static KeyStore empty() {
    BouncyCastle.register();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
