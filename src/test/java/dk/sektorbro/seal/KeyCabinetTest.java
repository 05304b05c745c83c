package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCabinetTest {

  private static final MessageId MESSAGE = new MessageId(new UUID(0, 7));
  private static final byte[] PAYLOAD = {1, 2, 3};

  @TempDir Path parent;
  private final MovingClock clock = new MovingClock(NOW);
  private DemoPki pki;
  private KeyCabinet cabinet;

  @BeforeEach
  void keysOfAHub() {
    pki = DemoPki.ensure(directory(), List.of(), clock);
    cabinet = new KeyCabinet(directory(), "", clock);
  }

  @Test
  void aKeyTakesOverAtItsMoment() {
    KeyStore.PrivateKeyEntry old = cabinet.now().signing();
    KeyStore.PrivateKeyEntry next = add(HubKeyFile.SIGNING, NOW.plus(Duration.ofDays(2)));

    clock.passes(Duration.ofDays(1));
    assertThat(cabinet.now().signing().getCertificate()).isEqualTo(old.getCertificate());
    assertThat(cabinet.now().signers())
        .containsExactlyInAnyOrder(Keys.certificateOf(old), Keys.certificateOf(next));

    clock.passes(Duration.ofDays(1));
    assertThat(cabinet.now().signing().getCertificate()).isEqualTo(next.getCertificate());
  }

  @Test
  void whatWasSealedBeforeTheRotationOpensAfterIt() {
    CmsPartySeal seal =
        new CmsPartySeal(() -> cabinet.now().signing(), SealAlgorithms.DEFAULT, clock, Keys.RANDOM);
    byte[] before = seal.seal(MESSAGE, PAYLOAD, gateway());
    add(HubKeyFile.SIGNING, NOW);
    add(HubKeyFile.GATEWAY, NOW);
    clock.passes(Duration.ofSeconds(2));

    byte[] after = seal.seal(MESSAGE, PAYLOAD, gateway());

    assertThat(opened(before)).isEqualTo(PAYLOAD);
    assertThat(opened(after)).isEqualTo(PAYLOAD);
    assertThat(recipientOf(before)).isNotEqualTo(recipientOf(after));
  }

  @Test
  void whatIsSealedUnderARetiredKeyIsGone() {
    CmsPartySeal seal =
        new CmsPartySeal(() -> cabinet.now().signing(), SealAlgorithms.DEFAULT, clock, Keys.RANDOM);
    byte[] before = seal.seal(MESSAGE, PAYLOAD, gateway());
    add(HubKeyFile.GATEWAY, NOW);

    HubKeyFile.GATEWAY.remove(directory(), pki.password(), "gateway", NOW);
    clock.passes(Duration.ofSeconds(2));

    assertThatThrownBy(() -> opened(before))
        .isInstanceOfSatisfying(
            SealBroken.class,
            broken -> assertThat(broken.reason()).isEqualTo(SealBroken.Reason.WRONG_RECIPIENT));
  }

  @Test
  void theKeyInUseIsNotRetired() {
    assertThatThrownBy(() -> HubKeyFile.GATEWAY.remove(directory(), pki.password(), "gateway", NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in use");
  }

  @Test
  void aFileThatCannotBeReadLeavesTheFormerKeysInUse() throws IOException {
    KeyStore.PrivateKeyEntry old = cabinet.now().tls();

    Files.write(HubKeyFile.TLS.in(directory()), new byte[] {1, 2, 3});
    clock.passes(Duration.ofSeconds(2));

    assertThat(cabinet.now().tls()).isEqualTo(old);
    assertThat(cabinet.shortcomings()).singleElement().asString().contains("tls.p12");
  }

  @Test
  void aKeyBelowTheFloorDoesNotTakeOver() {
    KeyStore.PrivateKeyEntry old = cabinet.now().signing();

    HubKeyFile.SIGNING.add(directory(), pki.password(), Keys.weakRsa(2048, X509Usage.SIGNING), NOW);
    clock.passes(Duration.ofSeconds(2));

    assertThat(cabinet.now().signing()).isEqualTo(old);
    assertThat(cabinet.shortcomings()).singleElement().asString().contains("2048 bits");
  }

  private KeyStore.PrivateKeyEntry add(HubKeyFile file, Instant from) {
    KeyStore.PrivateKeyEntry key = DemoPki.issueForHub(directory(), pki.password(), file, clock);
    file.add(directory(), pki.password(), key, from);
    return key;
  }

  private X509Certificate gateway() {
    return Keys.certificateOf(cabinet.now().gateway());
  }

  private byte[] opened(byte[] sealed) {
    return new CmsPartyOpener()
        .open(MESSAGE, sealed, cabinet.now().allGateway(), cabinet.now().signers());
  }

  private KeyStore.PrivateKeyEntry recipientOf(byte[] sealed) {
    return PartyRecipients.namedBy(
        AuthEnvelope.read(sealed).recipient(), cabinet.now().allGateway());
  }

  private Path directory() {
    return parent.resolve("pki");
  }
}
