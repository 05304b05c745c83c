package dk.sektorbro.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamSealTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final MessageId MESSAGE = MessageId.of(new PartyId("99999011000016001"), "1");
  private static final MessageId OTHER = MessageId.of(new PartyId("99999011000016001"), "2");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

  private static final KeyStore.PrivateKeyEntry HUB = Keys.signing("hub", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry RECEIVER =
      Keys.encryption("party", KeyAlgorithm.EC_P256);
  private static final byte[] CONTENT = content();

  private static byte[] content() {
    byte[] content = new byte[300_000];
    new Random(7).nextBytes(content);
    return content;
  }

  private static X509Certificate of(KeyStore.PrivateKeyEntry entry) {
    return (X509Certificate) entry.getCertificate();
  }

  private static byte[] seal(KeyStore.PrivateKeyEntry hub, KeyStore.PrivateKeyEntry receiver)
      throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    new CmsStreamSeal(
            new CmsPartySeal(hub, SealAlgorithms.DEFAULT, CLOCK, RANDOM),
            SealAlgorithms.DEFAULT,
            RANDOM)
        .seal(MESSAGE, ByteSource.of(CONTENT), of(receiver), sealed);
    return sealed.toByteArray();
  }

  private static byte[] open(
      MessageId message,
      byte[] sealed,
      KeyStore.PrivateKeyEntry receiver,
      KeyStore.PrivateKeyEntry signer)
      throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    new CmsStreamOpener()
        .open(message, new ByteArrayInputStream(sealed), receiver, of(signer), content);
    return content.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void whatWasSealedOpensWithTheReceiversKey(KeyAlgorithm algorithm) throws IOException {
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("party", algorithm);

    assertThat(open(MESSAGE, seal(HUB, receiver), receiver, HUB)).isEqualTo(CONTENT);
  }

  @Test
  void aChangedOctetIsFound() throws IOException {
    byte[] sealed = seal(HUB, RECEIVER);

    for (int at : new int[] {sealed.length / 2, sealed.length - 10, sealed.length / 4}) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> open(MESSAGE, changed, RECEIVER, HUB))
          .as("octet %d of %d", at, sealed.length)
          .isInstanceOfAny(SealBroken.class, IOException.class);
    }
  }

  @Test
  void aTruncatedMessageIsFound() throws IOException {
    byte[] sealed = seal(HUB, RECEIVER);

    for (int left : new int[] {sealed.length - 30, sealed.length / 2, 1000}) {
      assertThatThrownBy(() -> open(MESSAGE, Arrays.copyOf(sealed, left), RECEIVER, HUB))
          .isInstanceOfAny(SealBroken.class, IOException.class);
    }
  }

  @Test
  void anotherMessageReceiverOrSignerIsFound() throws IOException {
    byte[] sealed = seal(HUB, RECEIVER);
    KeyStore.PrivateKeyEntry another = Keys.encryption("party", KeyAlgorithm.EC_P256);
    KeyStore.PrivateKeyEntry forger = Keys.signing("hub", KeyAlgorithm.EC_P256);

    assertThatThrownBy(() -> open(OTHER, sealed, RECEIVER, HUB)).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> open(MESSAGE, sealed, another, HUB)).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> open(MESSAGE, sealed, RECEIVER, forger))
        .isInstanceOf(SealBroken.class);
  }
}
