package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPkiTest {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final DemoIdentity JOBCENTRE = new DemoIdentity("jobcentre", KeyAlgorithm.EC_P256);
  private static final DemoIdentity PSYCHIATRY =
      new DemoIdentity("psychiatry", KeyAlgorithm.RSA_3072);

  @TempDir Path parent;

  @Test
  void aRestartKeepsEveryKey() {
    DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);
    Map<String, String> before = contentOf(directory());

    DemoPki.ensure(directory(), List.of(JOBCENTRE), clockAfter(Duration.ofDays(30)));

    assertThat(contentOf(directory())).isEqualTo(before);
  }

  @Test
  void aPartyAddedLaterGetsKeysOfTheSameAuthority() throws Exception {
    DemoPki first = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    DemoPki later = DemoPki.ensure(directory(), List.of(JOBCENTRE, PSYCHIATRY), CLOCK);

    assertThat(later.authority()).isEqualTo(first.authority());
    assertThat(later.keyOf("jobcentre", DemoPki.TLS).getCertificate())
        .isEqualTo(first.keyOf("jobcentre", DemoPki.TLS).getCertificate());
    X509Certificate psychiatry = certificateOf(later.keyOf("psychiatry", DemoPki.ENCRYPTION));
    psychiatry.verify(first.authority().getPublicKey());
    assertThat(((RSAPublicKey) psychiatry.getPublicKey()).getModulus().bitLength()).isEqualTo(3072);
  }

  @Test
  void theKeysSayWhatTheyAreFor() throws Exception {
    DemoPki pki = DemoPki.ensure(directory(), List.of(JOBCENTRE, PSYCHIATRY), CLOCK);

    X509Certificate hub = certificateOf(pki.hub(HubKeyFile.TLS));
    assertThat(hub.getExtendedKeyUsage()).contains(SERVER_AUTH);
    assertThat(hub.getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificateOf(pki.keyOf("jobcentre", DemoPki.TLS)).getExtendedKeyUsage())
        .contains(CLIENT_AUTH);
    assertThat(certificateOf(pki.hub(HubKeyFile.SIGNING)).getKeyUsage())
        .startsWith(true, true, false);
    assertThat(certificateOf(pki.keyOf("jobcentre", DemoPki.ENCRYPTION)).getKeyUsage())
        .startsWith(false, false, false, false, true);
    assertThat(certificateOf(pki.keyOf("psychiatry", DemoPki.ENCRYPTION)).getKeyUsage())
        .startsWith(false, false, true, false, false);
    assertThat(pki.authority().getBasicConstraints()).isZero();
    assertThat(hub.getBasicConstraints()).isEqualTo(-1);
    assertThat(hub.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(365)));
  }

  @Test
  void thePemFilesAreTheKeystoresCertificates() {
    DemoPki pki = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    for (String alias : List.of(DemoPki.TLS, DemoPki.SIGNING, DemoPki.ENCRYPTION)) {
      assertThat(Pem.certificate(directory().resolve("jobcentre").resolve(alias + ".pem")))
          .isEqualTo(pki.keyOf("jobcentre", alias).getCertificate());
    }
    assertThat(Pem.certificate(directory().resolve("hub/signing.pem")))
        .isEqualTo(pki.hub(HubKeyFile.SIGNING).getCertificate());
    assertThat(Pem.certificate(directory().resolve("hub/gateway.pem")))
        .isEqualTo(pki.hub(HubKeyFile.GATEWAY).getCertificate());
  }

  @Test
  void theCertificateOfARotatedKeyStaysPublishedAfterARestart() {
    DemoPki pki = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);
    KeyStore.PrivateKeyEntry old = pki.hub(HubKeyFile.SIGNING);
    KeyStore.PrivateKeyEntry renewed =
        DemoPki.issueForHub(directory(), pki.password(), HubKeyFile.SIGNING, CLOCK);

    HubKeyFile.SIGNING.add(directory(), pki.password(), renewed, NOW);
    HubKeyFile.SIGNING.remove(directory(), pki.password(), "signing", NOW);
    DemoPki restarted = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    assertThat(restarted.hub(HubKeyFile.SIGNING).getCertificate())
        .isEqualTo(renewed.getCertificate());
    assertThat(Pem.certificates(directory().resolve("hub/signing.pem")))
        .containsExactly(
            (X509Certificate) old.getCertificate(), (X509Certificate) renewed.getCertificate());
  }

  @Test
  void onlyTheOwnerMayReadAnyOfIt() throws Exception {
    DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    try (var all = Files.walk(directory())) {
      assertThat(all)
          .allSatisfy(
              path ->
                  assertThat(Files.getPosixFilePermissions(path))
                      .isEqualTo(
                          PosixFilePermissions.fromString(
                              Files.isDirectory(path) ? "rwx------" : "rw-------")));
    }
  }

  @Test
  void expiredDemoKeysSayWhatToDo() {
    DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    assertThatThrownBy(
            () -> DemoPki.ensure(directory(), List.of(JOBCENTRE), clockAfter(Duration.ofDays(366))))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("delete the directory");
  }

  @Test
  void aMissingAliasOrFileIsNamed() {
    DemoPki pki = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);

    assertThatThrownBy(() -> pki.keyOf("jobcentre", "tsl"))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("jobcentre.p12")
        .hasMessageContaining("tsl");
    assertThatThrownBy(() -> Pem.certificate(directory().resolve("nobody.pem")))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("nobody.pem");
    assertThatThrownBy(() -> Pem.certificate(directory().resolve("password")))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("password");
  }

  @Test
  void whatTheHubSealsToADemoPartyThePartyOpens() {
    DemoPki pki = DemoPki.ensure(directory(), List.of(JOBCENTRE), CLOCK);
    KeyStore.PrivateKeyEntry receiver = pki.keyOf("jobcentre", DemoPki.ENCRYPTION);
    CmsPartySeal seal =
        new CmsPartySeal(pki.hub(HubKeyFile.SIGNING), SealAlgorithms.DEFAULT, CLOCK, Keys.RANDOM);
    MessageId message = MessageId.parse("3f0c1b52-7f0e-3c7e-9a51-0d2c5b9e1f10");

    byte[] sealed = seal.seal(message, new byte[] {1, 2, 3}, certificateOf(receiver));

    assertThat(
            new CmsPartyOpener()
                .open(
                    message,
                    sealed,
                    receiver,
                    Pem.certificate(directory().resolve("hub/signing.pem"))))
        .containsExactly(1, 2, 3);
  }

  private Path directory() {
    return parent.resolve("pki");
  }

  private static Clock clockAfter(Duration elapsed) {
    return Clock.fixed(NOW.plus(elapsed), ZoneOffset.UTC);
  }

  private static Map<String, String> contentOf(Path directory) {
    Map<String, String> content = new TreeMap<>();
    try (var all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        content.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }
}
