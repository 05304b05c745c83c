package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The hub's own X.509 keys, as they lie in its key directory: {@code hub/tls.p12}, {@code
 * hub/signing.p12}, {@code hub/gateway.p12}, each under the alias of its file's name, and {@code
 * ca.pem} with the authorities.
 *
 * @param tls what the hub opens its port with, and calls parties with
 * @param signing what it signs with towards parties
 * @param gateway what messages to parties without cryptography of their own are sealed to
 * @param anchors the authorities whose X.509 certificates it accepts
 */
public record HubKeys(
    KeyStore.PrivateKeyEntry tls,
    KeyStore.PrivateKeyEntry signing,
    KeyStore.PrivateKeyEntry gateway,
    List<X509Certificate> anchors) {

  /**
   * @param configuredPassword empty where the file {@code password} in the directory holds it
   * @throws KeyFileUnreadable naming the file
   */
  public static HubKeys load(Path directory, String configuredPassword) {
    char[] password = password(directory, configuredPassword);
    Path hub = directory.resolve("hub");
    return new HubKeys(
        strong(hub.resolve("tls.p12"), password, "tls"),
        strong(hub.resolve("signing.p12"), password, "signing"),
        strong(hub.resolve("gateway.p12"), password, "gateway"),
        Pem.certificates(directory.resolve("ca.pem")));
  }

  private static KeyStore.PrivateKeyEntry strong(Path file, char[] password, String alias) {
    KeyStore.PrivateKeyEntry key = Pkcs12.load(file, password, alias);
    try {
      KeyFloor.of((X509Certificate) key.getCertificate());
      return key;
    } catch (WeakKey weak) {
      throw new KeyFileUnreadable(file, String.valueOf(weak.getMessage()), weak);
    }
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
}
