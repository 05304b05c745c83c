package dk.sektorbro.seal;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file of the hub's own keys, one for each use. */
public enum HubKeyFile {
  TLS(X509Usage.TLS),
  SIGNING(X509Usage.SIGNING),
  GATEWAY(X509Usage.ENCRYPTION);

  private final X509Usage usage;

  HubKeyFile(X509Usage usage) {
    this.usage = usage;
  }

  /** The word for the use: the file's name and the alias of its first key. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  X509Usage usage() {
    return usage;
  }

  public Path in(Path directory) {
    return directory.resolve("hub").resolve(word() + ".p12");
  }

  /**
   * Every key in the file.
   *
   * @throws KeyFileUnreadable when there is none, or an alias names no moment
   */
  KeySuccession read(Path directory, char[] password) {
    TreeMap<Instant, KeyStore.PrivateKeyEntry> keys = new TreeMap<>();
    Pkcs12.loadAll(in(directory), password)
        .forEach((alias, key) -> takeover(alias, directory).ifPresent(from -> keys.put(from, key)));
    if (keys.isEmpty()) {
      throw new KeyFileUnreadable(
          in(directory), "holds no private key under the alias " + word(), null);
    }
    return new KeySuccession(keys);
  }

  /** The X.509 certificates of the keys that are or were in the file, for those who verify. */
  public Path certificatesIn(Path directory) {
    return directory.resolve("hub").resolve(word() + ".pem");
  }

  /**
   * Adds a key that takes over at {@code from}, and its certificate to the public ones; those that
   * are there stay.
   *
   * @throws KeyFileUnreadable when the file cannot be read or written
   */
  public void add(Path directory, char[] password, KeyStore.PrivateKeyEntry key, Instant from) {
    Map<String, KeyStore.PrivateKeyEntry> keys =
        new HashMap<>(Pkcs12.loadAll(in(directory), password));
    keys.put(word() + "." + from, key);
    Pkcs12.store(in(directory), password, keys);
    Pem.add(certificatesIn(directory), (X509Certificate) key.getCertificate());
  }

  /**
   * Takes a key away.
   *
   * @param alias as in the file
   * @throws IllegalArgumentException when there is no such key, or it is the one in use
   */
  public void remove(Path directory, char[] password, String alias, Instant now) {
    Map<String, KeyStore.PrivateKeyEntry> keys =
        new HashMap<>(Pkcs12.loadAll(in(directory), password));
    KeyStore.PrivateKeyEntry removed = keys.remove(alias.toLowerCase(Locale.ROOT));
    if (removed == null) {
      throw new IllegalArgumentException("No such key in " + in(directory) + ": " + alias);
    }
    if (removed.getCertificate().equals(read(directory, password).at(now).getCertificate())) {
      throw new IllegalArgumentException(alias + " is in use: rotate before retiring it");
    }
    Pkcs12.store(in(directory), password, keys);
  }

  private Optional<Instant> takeover(String alias, Path directory) {
    if (alias.equalsIgnoreCase(word())) {
      return Optional.of(Instant.EPOCH);
    }
    String prefix = word() + ".";
    if (!alias.toLowerCase(Locale.ROOT).startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(alias.substring(prefix.length()).toUpperCase(Locale.ROOT)));
    } catch (DateTimeParseException e) {
      throw new KeyFileUnreadable(
          in(directory),
          "the alias " + alias + " names no moment; write " + word() + ".2026-12-01T00:00:00Z",
          e);
    }
  }
}
