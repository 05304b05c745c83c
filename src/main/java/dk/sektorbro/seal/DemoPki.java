package dk.sektorbro.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The X.509 keys of a demo: an authority, the hub's keys and those of the simulated parties. Made
 * once under one directory, then reused.
 *
 * <pre>
 * password                             of every PKCS#12 file here
 * ca.pem, ca.p12                       the authority; alias ca
 * hub/tls.p12, hub/tls.pem             alias tls; localhost, 127.0.0.1 and ::1
 * hub/signing.p12, hub/signing.pem     alias signing
 * hub/gateway.p12, hub/gateway.pem     alias gateway: for parties whose key the hub keeps
 * NAME/NAME.p12                        aliases tls, signing and encryption
 * NAME/tls.pem, signing.pem, encryption.pem
 * </pre>
 */
public final class DemoPki {

  public static final String TLS = "tls";
  public static final String SIGNING = "signing";
  public static final String ENCRYPTION = "encryption";

  private static final String CA = "ca";
  private static final KeyAlgorithm HUBS = KeyAlgorithm.EC_P256;
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  /** How long its keys last, unless told otherwise. */
  public static final Duration A_YEAR = Duration.ofDays(365);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int PASSWORD_BYTES = 24;

  private final Path directory;
  private final char[] password;
  private final Instant now;
  private final Duration keysLast;
  private final SecureRandom random;

  private DemoPki(
      Path directory, char[] password, Instant now, Duration keysLast, SecureRandom random) {
    this.directory = directory;
    this.password = password;
    this.now = now;
    this.keysLast = keysLast;
    this.random = random;
  }

  /**
   * Makes what is missing under {@code directory} and keeps what is there.
   *
   * @throws KeyFileUnreadable when a file cannot be read or written, or keys have expired; it says
   *     what to delete
   */
  public static DemoPki ensure(Path directory, List<DemoIdentity> identities, Clock clock) {
    return ensure(directory, identities, clock, A_YEAR);
  }

  /** The same with keys that last so long. */
  public static DemoPki ensure(
      Path directory, List<DemoIdentity> identities, Clock clock, Duration keysLast) {
    return ensure(directory, identities, clock, keysLast, new SecureRandom());
  }

  static DemoPki ensure(
      Path directory, List<DemoIdentity> identities, Clock clock, SecureRandom random) {
    return ensure(directory, identities, clock, A_YEAR, random);
  }

  private static DemoPki ensure(
      Path directory,
      List<DemoIdentity> identities,
      Clock clock,
      Duration keysLast,
      SecureRandom random) {
    try {
      PrivateFiles.directory(directory);
      DemoPki pki =
          new DemoPki(
              directory,
              passwordIn(directory.resolve("password"), random),
              clock.instant(),
              keysLast,
              random);
      X509Issuer issuer = new X509Issuer(pki.ensureAuthority(), random);
      pki.ensureHub(issuer);
      for (DemoIdentity identity : identities) {
        pki.ensureParty(issuer, identity);
      }
      return pki;
    } catch (IOException e) {
      throw new KeyFileUnreadable(directory, "demo keys cannot be kept here", e);
    }
  }

  /**
   * A new key for the hub by the demo's authority; kept nowhere yet.
   *
   * @throws KeyFileUnreadable when the authority's key cannot be read
   */
  public static KeyStore.PrivateKeyEntry issueForHub(
      Path directory, char[] password, HubKeyFile of, Clock clock) {
    SecureRandom random = new SecureRandom();
    DemoPki pki = new DemoPki(directory, password, clock.instant(), A_YEAR, random);
    return new X509Issuer(pki.load(directory.resolve("ca.p12"), CA), random)
        .issue(pki.forHub(of), HUBS);
  }

  /** The authority that every key leads to. */
  public X509Certificate authority() {
    return Pem.certificate(directory.resolve("ca.pem"));
  }

  /** A copy of the password of every PKCS#12 file. */
  public char[] password() {
    return password.clone();
  }

  /** The hub's key of that use that is in use now. */
  public KeyStore.PrivateKeyEntry hub(HubKeyFile use) {
    return use.read(directory, password).at(now);
  }

  /**
   * A key of a party.
   *
   * @param alias {@link #TLS}, {@link #SIGNING} or {@link #ENCRYPTION}
   */
  public KeyStore.PrivateKeyEntry keyOf(String name, String alias) {
    return load(keystoreOf(name), alias);
  }

  /** The PKCS#12 file that a party would be handed. */
  public Path keystoreOf(String name) {
    return directory.resolve(name).resolve(name + ".p12");
  }

  private KeyStore.PrivateKeyEntry ensureAuthority() {
    Path file = directory.resolve("ca.p12");
    if (!Files.exists(file)) {
      X509Issuer root =
          X509Issuer.root(
              "Sektorbro Demo CA",
              now.minus(CLOCKS_DIFFER),
              now.plus(A_YEAR.multipliedBy(10)),
              random);
      Pkcs12.store(file, password, Map.of(CA, root.authority()));
    }
    KeyStore.PrivateKeyEntry authority = load(file, CA);
    publish(directory.resolve("ca.pem"), authority);
    return authority;
  }

  private void ensureHub(X509Issuer issuer) {
    for (HubKeyFile use : HubKeyFile.values()) {
      ensure(use.in(directory), () -> Map.of(use.word(), issuer.issue(forHub(use), HUBS)));
      mustBeValid(hub(use));
      use.read(directory, password).all().stream()
          .map(key -> (X509Certificate) key.getCertificate())
          .forEach(certificate -> Pem.add(use.certificatesIn(directory), certificate));
    }
  }

  private X509Issuer.Request forHub(HubKeyFile use) {
    return request(
        "Sektorbro hub " + use.word(), use.usage(), use == HubKeyFile.TLS ? LOOPBACK : List.of());
  }

  private void ensureParty(X509Issuer issuer, DemoIdentity identity) {
    String name = identity.name();
    ensure(
        keystoreOf(name),
        () -> {
          Map<String, KeyStore.PrivateKeyEntry> keys = new LinkedHashMap<>();
          keys.put(
              TLS,
              issuer.issue(
                  request(name, X509Usage.TLS, LOOPBACK), identity.algorithm().forSigning()));
          keys.put(
              SIGNING,
              issuer.issue(
                  request(name + " signing", X509Usage.SIGNING, List.of()),
                  identity.algorithm().forSigning()));
          keys.put(
              ENCRYPTION,
              issuer.issue(
                  request(name + " encryption", X509Usage.ENCRYPTION, List.of()),
                  identity.algorithm()));
          return keys;
        });
    for (String alias : List.of(TLS, SIGNING, ENCRYPTION)) {
      publish(directory.resolve(name).resolve(alias + ".pem"), keyOf(name, alias));
    }
  }

  private void ensure(Path file, Supplier<Map<String, KeyStore.PrivateKeyEntry>> keys) {
    if (!Files.exists(file)) {
      Pkcs12.store(file, password, keys.get());
    }
  }

  private void publish(Path pem, KeyStore.PrivateKeyEntry key) {
    mustBeValid(key);
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    if (!Files.exists(pem) || !Pem.certificates(pem).contains(certificate)) {
      Pem.write(pem, certificate);
    }
  }

  private void mustBeValid(KeyStore.PrivateKeyEntry key) {
    Instant end = ((X509Certificate) key.getCertificate()).getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new KeyFileUnreadable(
          directory,
          "its demo keys expired at " + end + "; delete the directory for new ones",
          null);
    }
  }

  private X509Issuer.Request request(String commonName, X509Usage usage, List<String> hosts) {
    return new X509Issuer.Request(
        commonName, usage, hosts, now.minus(CLOCKS_DIFFER), now.plus(keysLast));
  }

  private KeyStore.PrivateKeyEntry load(Path file, String alias) {
    return Pkcs12.load(file, password, alias);
  }

  private static char[] passwordIn(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      random.nextBytes(bytes);
      PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encode(bytes));
    }
    return Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray();
  }
}
