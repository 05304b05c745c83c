package dk.sektorbro.seal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.sektorbro.exchange.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is handed to whoever opens CMS: bytes of any kind, envelopes of the hub's with some of their
 * elements exchanged, and what lies signed inside a sound envelope. Whatever it is, it opens to
 * what was sealed or is refused with a reason.
 *
 * <p>The envelopes are made anew with each run's keys; an input says how they are changed.
 */
class CmsFuzzTest {

  private static final MessageId MESSAGE =
      new MessageId(UUID.fromString("3f0c1b52-7f0e-3c7e-9a51-0d2c5b9e1f10"));
  private static final byte[] PAYLOAD =
      "<Opgave>hemmelig, om Bruno Test Elmer</Opgave>".getBytes(StandardCharsets.UTF_8);

  private static final KeyStore.PrivateKeyEntry HUB = Keys.signing("hub", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry EC = Keys.encryption("ec", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry RSA = Keys.encryption("rsa", KeyAlgorithm.RSA_3072);
  private static final CmsPartySeal SEAL =
      new CmsPartySeal(HUB, SealAlgorithms.DEFAULT, Keys.CLOCK, Keys.RANDOM);
  private static final CmsPartyOpener OPENER = new CmsPartyOpener();

  private static final KeyStore.PrivateKeyEntry HYBRID =
      Keys.encryption("hybrid", KeyAlgorithm.MLKEM768_P256);

  private static byte[] toHybrid = new byte[0];
  private static byte[] toEc = new byte[0];
  private static byte[] toRsa = new byte[0];
  private static byte[] signed = new byte[0];
  private static byte[] atIntake = new byte[0];
  private static KeyRingIntakeSeal intake;

  /** What an input does to what was sealed. */
  private enum Target {
    TO_EC,
    TO_RSA,
    SIGNED_INSIDE,
    AT_INTAKE,
    TO_HYBRID
  }

  @BeforeAll
  static void sealed() throws IOException {
    toEc = SEAL.seal(MESSAGE, PAYLOAD, Keys.certificateOf(EC));
    toHybrid = SEAL.seal(MESSAGE, PAYLOAD, Keys.certificateOf(HYBRID));
    toRsa = SEAL.seal(MESSAGE, PAYLOAD, Keys.certificateOf(RSA));
    signed =
        AuthEnvelope.read(toEc)
            .open(PartyRecipients.opening(AuthEnvelope.read(toEc).recipient(), EC));
    Path ring = Files.createTempDirectory("sektorbro-fuzz").resolve("keyring.p12");
    intake =
        new KeyRingIntakeSeal(
            KeyRing.openOrCreate(ring, "secret".toCharArray(), Keys.CLOCK, Keys.RANDOM),
            ContentEncryption.AES_256_GCM,
            Keys.RANDOM);
    atIntake = intake.seal(MESSAGE, PAYLOAD);
  }

  @Test
  void whatIsNotChangedOpens() {
    for (Target target : Target.values()) {
      if (!Arrays.equals(opened(target, original(target)).orElseThrow(), PAYLOAD)) {
        throw new AssertionError("Not what was sealed");
      }
    }
  }

  @Test
  void anEnclosedCertificateThatIsNoneIsRefused() throws IOException {
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(signed).getContent());
    byte[] changed =
        new ContentInfo(
                CMSObjectIdentifiers.signedData,
                new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    new DERSet(new DERSequence(DERNull.INSTANCE)),
                    data.getCRLs(),
                    data.getSignerInfos()))
            .getEncoded(ASN1Encoding.DER);

    if (opened(Target.SIGNED_INSIDE, changed).isPresent()) {
      throw new AssertionError("Opened without its signer's certificate");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void opensToWhatWasSealedOrIsRefused(FuzzedDataProvider input) {
    Target target = input.pickValue(Target.values());
    byte[] changed =
        switch (input.consumeInt(0, 2)) {
          case 0 -> input.consumeRemainingAsBytes();
          case 1 -> withOtherBytes(original(target).clone(), input);
          default -> withOtherElements(original(target), input);
        };
    opened(target, changed)
        .filter(bytes -> !Arrays.equals(bytes, PAYLOAD))
        .ifPresent(
            forged -> {
              throw new AssertionError("A forgery of " + forged.length + " bytes was opened");
            });
  }

  private static byte[] original(Target target) {
    return switch (target) {
      case TO_EC -> toEc;
      case TO_RSA -> toRsa;
      case SIGNED_INSIDE -> signed;
      case AT_INTAKE -> atIntake;
      case TO_HYBRID -> toHybrid;
    };
  }

  private static Optional<byte[]> opened(Target target, byte[] sealed) {
    try {
      return Optional.of(
          switch (target) {
            case TO_EC -> OPENER.open(MESSAGE, sealed, EC, SEAL.signer());
            case TO_RSA -> OPENER.open(MESSAGE, sealed, RSA, SEAL.signer());
            case SIGNED_INSIDE -> OPENER.open(MESSAGE, enclosed(sealed), EC, SEAL.signer());
            case AT_INTAKE -> intake.open(MESSAGE, sealed);
            case TO_HYBRID -> OPENER.open(MESSAGE, sealed, HYBRID, SEAL.signer());
          });
    } catch (SealBroken refused) {
      for (Throwable said = refused; said != null; said = said.getCause()) {
        String text = String.valueOf(said.getMessage());
        if (text.contains("Elmer") || text.contains("emmelig")) {
          throw new AssertionError("The reason quotes the content: " + text);
        }
      }
      return Optional.empty();
    }
  }

  private static byte[] enclosed(byte[] inner) {
    return AuthEnvelope.close(
        Optional.empty(),
        inner,
        ContentEncryption.AES_256_GCM,
        PartyRecipients.enclosingFor(Keys.certificateOf(EC), SealAlgorithms.DEFAULT, Keys.RANDOM),
        Keys.RANDOM);
  }

  private static byte[] withOtherBytes(byte[] bytes, FuzzedDataProvider input) {
    while (input.remainingBytes() > 2) {
      bytes[input.consumeInt(0, bytes.length - 1)] = input.consumeByte();
    }
    return bytes;
  }

  private static byte[] withOtherElements(byte[] der, FuzzedDataProvider input) {
    try {
      DerTree tree = new DerTree(ASN1Primitive.fromByteArray(der));
      while (input.remainingBytes() > 2) {
        tree.change(input);
      }
      return tree.root().getEncoded(ASN1Encoding.DER);
    } catch (IOException | RuntimeException notWritable) {
      return der;
    }
  }
}
