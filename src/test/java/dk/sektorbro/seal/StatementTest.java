package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementTest {

  private static final KeyStore.PrivateKeyEntry HUB = Keys.signing("hub", KeyAlgorithm.EC_P256);
  private static final MessageId MESSAGE =
      MessageId.of(new PartyId("99999011000016001"), "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11");
  private static final Statement ACCEPTED =
      new Statement.Accepted(
          MESSAGE.value(),
          "care-communication",
          "99999011000016001",
          "99999021000016005",
          Digest.over(new byte[] {1, 2, 3}).text(),
          Optional.empty(),
          NOW);
  private static final StatementReader READER = new StatementReader(List.of(certificateOf(HUB)));

  private final byte[] signed =
      new StatementSigner(HUB, SealDigest.SHA_256, CLOCK, RANDOM).sign(ACCEPTED);

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P256", "RSA_3072"})
  void whatTheHubSignedIsReadWithItsTime(KeyAlgorithm algorithm) {
    KeyStore.PrivateKeyEntry hub = Keys.signing("hub", algorithm);

    StatementReader.Verified read =
        new StatementReader(List.of(certificateOf(HUB), certificateOf(hub)))
            .read(new StatementSigner(hub, SealDigest.SHA_256, CLOCK, RANDOM).sign(ACCEPTED));

    assertThat(read.statement()).isEqualTo(ACCEPTED);
    assertThat(read.signer()).isEqualTo(certificateOf(hub));
    assertThat(read.signedAt()).isEqualTo(NOW);
  }

  @Test
  void anyToolShowsWhatIsStated() throws Exception {
    byte[] content = (byte[]) new CMSSignedData(signed).getSignedContent().getContent();

    assertThat(new String(content, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"statement\":\"accepted\",\"message\":\"%s\",\"kind\":\"care-communication\",\"sender\":\"99999011000016001\",\"receiver\":\"99999021000016005\",\"payload\":\"sha-256:039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\",\"signature\":null,\"at\":\"2026-11-22T09:30:00Z\"}"
                .formatted(MESSAGE));
  }

  @Test
  void aChangedByteAnywhereIsSeen() {
    for (int i = 0; i < signed.length; i++) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        byte[] changed = signed.clone();
        changed[i] ^= (byte) bit;
        assertThatExceptionOfType(SealBroken.class)
            .as("bit %d of byte %d", bit, i)
            .isThrownBy(() -> READER.read(changed));
      }
    }
  }

  @Test
  void anotherKeyOfTheSameAuthorityIsNotTheHub() {
    KeyStore.PrivateKeyEntry party = Keys.signing("hub", KeyAlgorithm.EC_P256);
    byte[] forged = new StatementSigner(party, SealDigest.SHA_256, CLOCK, RANDOM).sign(ACCEPTED);

    assertThatThrownBy(() -> READER.read(forged))
        .isInstanceOfSatisfying(
            SealBroken.class,
            broken -> assertThat(broken.reason()).isEqualTo(SealBroken.Reason.WRONG_SIGNER));
  }

  @Test
  void aStatementSignedAfterTheKeyExpiredIsRefused() {
    byte[] late =
        new StatementSigner(
                HUB, SealDigest.SHA_256, Clock.offset(CLOCK, Duration.ofDays(400)), RANDOM)
            .sign(ACCEPTED);

    assertThatThrownBy(() -> READER.read(late)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aSignatureBesideItsContentIsNoStatement() {
    byte[] beside =
        new StatementSigner(HUB, SealDigest.SHA_256, CLOCK, RANDOM)
            .signBeside(MESSAGE, "x".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> READER.read(beside)).isInstanceOf(SealBroken.class);
    assertThat(READER.verifyBeside(MESSAGE, "x".getBytes(StandardCharsets.UTF_8), beside))
        .isEqualTo(NOW);
  }
}
