package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.SealBroken.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeSealTest {

  private static final MessageId MESSAGE =
      new MessageId(UUID.fromString("3f0c1b52-7f0e-3c7e-9a51-0d2c5b9e1f10"));
  private static final byte[] PAYLOAD = "Støtte".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private KeyRing keyRing;
  private KeyRingIntakeSeal seal;

  @BeforeEach
  void aKeyRing() {
    keyRing = open("keyring.p12");
    seal = new KeyRingIntakeSeal(keyRing, ContentEncryption.AES_256_GCM, RANDOM);
  }

  @Test
  void whatIsSealedOpens() {
    assertThat(seal.open(MESSAGE, seal.seal(MESSAGE, PAYLOAD))).isEqualTo(PAYLOAD);
  }

  @Test
  void tenMegabytesComeBack() {
    byte[] large = new byte[10 * 1024 * 1024];
    RANDOM.nextBytes(large);

    assertThat(seal.open(MESSAGE, seal.seal(MESSAGE, large))).isEqualTo(large);
  }

  @Test
  void whatWasSealedBeforeARotationOpens() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD);

    keyRing.rotate();

    assertThat(seal.open(MESSAGE, sealed)).isEqualTo(PAYLOAD);
    assertThat(seal.open(MESSAGE, seal.seal(MESSAGE, PAYLOAD))).isEqualTo(PAYLOAD);
  }

  @Test
  void whatWasSealedUnderARetiredKeyIsGone() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD);
    String old = keyRing.kekIds().getFirst();
    keyRing.rotate();

    keyRing.retire(old);

    assertThat(refusalOf(MESSAGE, sealed)).isEqualTo(Reason.KEY_GONE);
  }

  @Test
  void aHubOpensWhatAnotherHubSealedAfterRotating() {
    KeyRing other = open("keyring.p12");
    other.rotate();

    byte[] sealed =
        new KeyRingIntakeSeal(other, ContentEncryption.AES_256_GCM, RANDOM).seal(MESSAGE, PAYLOAD);

    assertThat(seal.open(MESSAGE, sealed)).isEqualTo(PAYLOAD);
  }

  @Test
  void aHubSealsNothingUnderAKeyThatAnotherHubRetired() {
    KeyRing other = open("keyring.p12");
    String old = other.kekIds().getFirst();
    other.rotate();
    other.retire(old);

    byte[] sealed = seal.seal(MESSAGE, PAYLOAD);

    assertThat(
            new KeyRingIntakeSeal(other, ContentEncryption.AES_256_GCM, RANDOM)
                .open(MESSAGE, sealed))
        .isEqualTo(PAYLOAD);
  }

  @Test
  void aMessageDoesNotOpenAsAnother() {
    assertThat(refusalOf(MESSAGE.consequence("another"), seal.seal(MESSAGE, PAYLOAD)))
        .isEqualTo(Reason.WRONG_MESSAGE);
  }

  @Test
  void noByteOfASealCanBeChanged() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD);
    Set<Reason> seen = EnumSet.noneOf(Reason.class);

    for (int position = 0; position < sealed.length; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] forged = sealed.clone();
        forged[position] ^= (byte) (1 << bit);
        seen.add(refusalOf(MESSAGE, forged));
      }
    }

    assertThat(seen)
        .containsExactlyInAnyOrder(
            Reason.MALFORMED, Reason.WEAK_ALGORITHM, Reason.CHANGED, Reason.KEY_GONE);
  }

  @Test
  void aTruncatedSealDoesNotOpen() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD);

    for (int length = 0; length < sealed.length; length++) {
      assertThat(refusalOf(MESSAGE, Arrays.copyOf(sealed, length))).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void anotherKeyRingsKeyOfTheSameNameDoesNotOpen() {
    byte[] sealed =
        new KeyRingIntakeSeal(open("another.p12"), ContentEncryption.AES_256_GCM, RANDOM)
            .seal(MESSAGE, PAYLOAD);

    assertThat(refusalOf(MESSAGE, sealed)).isEqualTo(Reason.CHANGED);
  }

  @Test
  void aSealThatNamesNoMessageDoesNotOpen() {
    Map.Entry<KekId, SecretKey> kek = keyRing.currentKek();
    byte[] nameless =
        AuthEnvelope.close(
            Optional.empty(),
            PAYLOAD,
            ContentEncryption.AES_256_GCM,
            new JceKEKRecipientInfoGenerator(
                kek.getKey().toString().getBytes(StandardCharsets.US_ASCII), kek.getValue()),
            RANDOM);

    assertThat(refusalOf(MESSAGE, nameless)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void aPartysSealIsNotAnIntakeSeal() {
    byte[] toAParty =
        AuthEnvelope.close(
            Optional.of(MESSAGE),
            PAYLOAD,
            ContentEncryption.AES_256_GCM,
            PartyRecipients.enclosingFor(
                certificateOf(Keys.encryption("jobcentre", KeyAlgorithm.EC_P256)),
                SealAlgorithms.DEFAULT,
                RANDOM),
            RANDOM);

    assertThat(refusalOf(MESSAGE, toAParty)).isEqualTo(Reason.WRONG_RECIPIENT);
  }

  private KeyRing open(String file) {
    return KeyRing.openOrCreate(directory.resolve(file), "secret".toCharArray(), CLOCK, RANDOM);
  }

  private Reason refusalOf(MessageId message, byte[] sealed) {
    SealBroken broken = catchThrowableOfType(SealBroken.class, () -> seal.open(message, sealed));
    assertThat(broken).as("the seal is refused").isNotNull();
    return broken.reason();
  }
}
