package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hub's own X.509 keys, as they lie in its key directory: {@code hub/tls.p12}, {@code
 * hub/signing.p12}, {@code hub/gateway.p12}, and {@code ca.pem} with the authorities.
 *
 * <p>Each file may hold several keys: under the alias of its use the first, under {@code
 * use.2026-12-01T00:00:00Z} one that takes over at that moment. Older ones stay, so that what was
 * sealed or signed with them still opens.
 *
 * @param tls what the hub opens its port with, and calls parties with
 * @param signing what it signs with towards parties
 * @param gateway what messages to parties without cryptography of their own are sealed to
 * @param allSigning what it signs with, has signed with and will sign with
 * @param allGateway whatever a message to a gateway party may be sealed to
 * @param anchors the authorities whose X.509 certificates it accepts
 * @param nextTakeover when another key takes over
 */
public record HubKeys(
    KeyStore.PrivateKeyEntry tls,
    KeyStore.PrivateKeyEntry signing,
    KeyStore.PrivateKeyEntry gateway,
    List<KeyStore.PrivateKeyEntry> allSigning,
    List<KeyStore.PrivateKeyEntry> allGateway,
    List<X509Certificate> anchors,
    Optional<Instant> nextTakeover) {

  /**
   * @param configuredPassword empty where the file {@code password} in the directory holds it
   * @throws KeyFileUnreadable naming the file
   */
  public static HubKeys load(Path directory, String configuredPassword, Instant now) {
    char[] password = password(directory, configuredPassword);
    KeySuccession tls = strong(HubKeyFile.TLS, directory, password);
    KeySuccession signing = strong(HubKeyFile.SIGNING, directory, password);
    KeySuccession gateway = strong(HubKeyFile.GATEWAY, directory, password);
    return new HubKeys(
        tls.at(now),
        signing.at(now),
        gateway.at(now),
        signing.all(),
        gateway.all(),
        Pem.certificates(directory.resolve("ca.pem")),
        List.of(tls, signing, gateway).stream()
            .flatMap(each -> each.nextAfter(now).stream())
            .min(Instant::compareTo));
  }

  private static KeySuccession strong(HubKeyFile file, Path directory, char[] password) {
    KeySuccession keys = file.read(directory, password);
    for (KeyStore.PrivateKeyEntry key : keys.all()) {
      try {
        KeyFloor unused = KeyFloor.of((X509Certificate) key.getCertificate());
      } catch (WeakKey weak) {
        throw new KeyFileUnreadable(file.in(directory), String.valueOf(weak.getMessage()), weak);
      }
    }
    return keys;
  }

  static char[] password(Path directory, String configured) {
    if (!configured.isEmpty()) {
      return configured.toCharArray();
    }
    Path file = directory.resolve("password");
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    } catch (IOException e) {
      throw new KeyFileUnreadable(
          file, "set sektorbro.keys.password, or put the password of the key files here", e);
    }
  }

  public X509Certificate signingCertificate() {
    return (X509Certificate) signing.getCertificate();
  }

  /** Whatever something may be signed with that the hub signed and that still travels. */
  public List<X509Certificate> signers() {
    return allSigning.stream().map(key -> (X509Certificate) key.getCertificate()).toList();
  }
}
