package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;
import static dk.sektorbro.seal.SealBroken.Reason.CHANGED;
import static dk.sektorbro.seal.SealBroken.Reason.MALFORMED;
import static dk.sektorbro.seal.SealBroken.Reason.NOT_SIGNED;
import static dk.sektorbro.seal.SealBroken.Reason.SIGNATURE_WRONG;
import static dk.sektorbro.seal.SealBroken.Reason.WEAK_ALGORITHM;
import static dk.sektorbro.seal.SealBroken.Reason.WRONG_MESSAGE;
import static dk.sektorbro.seal.SealBroken.Reason.WRONG_RECIPIENT;
import static dk.sektorbro.seal.SealBroken.Reason.WRONG_SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.sektorbro.exchange.MessageId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.AsymmetricKeyWrapper;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attacker on the way, a dishonest receiver or a broken queue could hand to a receiver. */
class PartyForgeryTest {

  private static final MessageId MESSAGE =
      new MessageId(UUID.fromString("3f0c1b52-7f0e-3c7e-9a51-0d2c5b9e1f10"));
  private static final MessageId ANOTHER_MESSAGE = MESSAGE.consequence("another");
  private static final String SECRET = "Bruno Test Elmer";
  private static final byte[] PAYLOAD =
      ("<Opgave>" + SECRET + "</Opgave>").getBytes(StandardCharsets.UTF_8);

  /** Where most of an envelope's structure lies; behind it, mostly ciphertext. */
  private static final int HEAD_BYTES = 150;

  private static final KeyStore.PrivateKeyEntry HUB = Keys.signing("hub", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry STRANGER =
      Keys.signing("stranger", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry EC_PARTY =
      Keys.encryption("jobcentre", KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry RSA_PARTY =
      Keys.encryption("psychiatry", KeyAlgorithm.RSA_3072);
  private static final KeyStore.PrivateKeyEntry HYBRID_PARTY =
      Keys.encryption("hybrid", KeyAlgorithm.MLKEM768_P256);

  private final CmsPartySeal seal = new CmsPartySeal(HUB, SealAlgorithms.DEFAULT, CLOCK, RANDOM);
  private final CmsPartyOpener opener = new CmsPartyOpener();

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void noByteOfASealCanBeChanged(KeyAlgorithm algorithm) {
    KeyStore.PrivateKeyEntry party = party(algorithm);
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(party));
    Set<SealBroken.Reason> seen = EnumSet.noneOf(SealBroken.Reason.class);

    int step = algorithm == KeyAlgorithm.EC_P256 ? 1 : 5;
    for (int position = 0; position < sealed.length; position += position < HEAD_BYTES ? 1 : step) {
      int bits = position < HEAD_BYTES ? 8 : 1;
      for (int bit = 0; bit < bits; bit++) {
        byte[] forged = sealed.clone();
        forged[position] ^= (byte) (1 << (position + bit) % 8);
        seen.add(refusalOf(forged, party).reason());
      }
    }

    assertThat(seen).contains(MALFORMED, WEAK_ALGORITHM, WRONG_RECIPIENT, CHANGED);
    assertThat(seen).doesNotContain(SIGNATURE_WRONG);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aTruncatedSealDoesNotOpen(KeyAlgorithm algorithm) {
    KeyStore.PrivateKeyEntry party = party(algorithm);
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(party));

    for (int length = 0; length < sealed.length; length += 7) {
      assertThat(refusalOf(Arrays.copyOf(sealed, length), party).reason()).isEqualTo(MALFORMED);
    }
    assertThat(refusalOf(Arrays.copyOf(sealed, sealed.length - 1), party).reason())
        .isEqualTo(MALFORMED);
  }

  @Test
  void contentThatIsCutShortInsideAWellFormedEnvelopeDoesNotOpen() throws Exception {
    AuthEnvelopedData whole = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));
    byte[] ciphertext = whole.getAuthEncryptedContentInfo().getEncryptedContent().getOctets();

    byte[] forged =
        rebuilt(
            whole, Arrays.copyOf(ciphertext, ciphertext.length - 16), whole.getMac().getOctets());

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(CHANGED);
  }

  @Test
  void partsInAnotherOrderDoNotOpen() throws Exception {
    AuthEnvelopedData whole = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));
    byte[] ciphertext = whole.getAuthEncryptedContentInfo().getEncryptedContent().getOctets();
    byte[] swapped = ciphertext.clone();
    System.arraycopy(ciphertext, 0, swapped, 16, 16);
    System.arraycopy(ciphertext, 16, swapped, 0, 16);

    byte[] forged = rebuilt(whole, swapped, whole.getMac().getOctets());

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(CHANGED);
  }

  @Test
  void fieldsInAnotherOrderAreNotOfTheHub() throws Exception {
    ASN1Sequence whole =
        ASN1Sequence.getInstance(
            envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY))).toASN1Primitive());
    ASN1EncodableVector reordered = new ASN1EncodableVector();
    for (int field : new int[] {0, 2, 1, 3}) {
      reordered.add(whole.getObjectAt(field));
    }

    byte[] forged =
        new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, new DERSequence(reordered))
            .getEncoded(ASN1Encoding.DER);

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(MALFORMED);
  }

  @Test
  void aShortenedTagIsRefusedWithoutATry() throws Exception {
    AuthEnvelopedData whole = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));

    byte[] forged =
        rebuilt(
            whole,
            whole.getAuthEncryptedContentInfo().getEncryptedContent().getOctets(),
            Arrays.copyOf(whole.getMac().getOctets(), 4));

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(WEAK_ALGORITHM);
  }

  @Test
  void whatFollowsASealIsNotIgnored() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY));

    assertThat(refusalOf(Arrays.copyOf(sealed, sealed.length + 1), EC_PARTY).reason())
        .isEqualTo(MALFORMED);
  }

  @Test
  void aSealForAnotherReceiverDoesNotOpen() {
    assertThat(refusalOf(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)), RSA_PARTY).reason())
        .isEqualTo(WRONG_RECIPIENT);
    assertThat(refusalOf(seal.seal(MESSAGE, PAYLOAD, certificateOf(RSA_PARTY)), EC_PARTY).reason())
        .isEqualTo(WRONG_RECIPIENT);
  }

  @Test
  void theReceiversNameWithAnotherKeyDoesNotOpen() {
    KeyStore.PrivateKeyEntry impostor =
        new KeyStore.PrivateKeyEntry(
            Keys.encryption("impostor", KeyAlgorithm.EC_P256).getPrivateKey(),
            EC_PARTY.getCertificateChain());

    assertThat(refusalOf(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)), impostor).reason())
        .isEqualTo(CHANGED);
  }

  @Test
  void aKeyBeyondTheReceiversModulusDoesNotOpen() throws Exception {
    byte[] sealed =
        AuthEnvelope.close(
            Optional.empty(),
            PAYLOAD,
            ContentEncryption.AES_256_GCM,
            new JceKeyTransRecipientInfoGenerator(
                certificateOf(RSA_PARTY),
                new AsymmetricKeyWrapper(SealDigest.SHA_256.oaep()) {
                  @Override
                  public byte[] generateWrappedKey(GenericKey key) {
                    byte[] largest = new byte[384];
                    Arrays.fill(largest, (byte) 0xff);
                    return largest;
                  }
                }),
            RANDOM);

    assertThat(refusalOf(sealed, RSA_PARTY).reason()).isEqualTo(CHANGED);
  }

  @Test
  void theRecipientOfOneSealDoesNotFitAnother() throws Exception {
    AuthEnvelopedData first = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));
    AuthEnvelopedData second = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));

    byte[] forged =
        encode(
            new AuthEnvelopedData(
                null,
                second.getRecipientInfos(),
                first.getAuthEncryptedContentInfo(),
                first.getAuthAttrs(),
                first.getMac(),
                null));

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(CHANGED);
  }

  @Test
  void aSecondRecipientCannotBeAdded() throws Exception {
    AuthEnvelopedData whole = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY)));
    AuthEnvelopedData other = envelope(seal.seal(MESSAGE, PAYLOAD, certificateOf(RSA_PARTY)));
    ASN1EncodableVector both = new ASN1EncodableVector();
    both.add(whole.getRecipientInfos().getObjectAt(0));
    both.add(other.getRecipientInfos().getObjectAt(0));

    byte[] forged =
        encode(
            new AuthEnvelopedData(
                null,
                new DERSet(both),
                whole.getAuthEncryptedContentInfo(),
                whole.getAuthAttrs(),
                whole.getMac(),
                null));

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(MALFORMED);
  }

  @Test
  void aMessageDoesNotOpenAsAnother() {
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(EC_PARTY));

    assertThatThrownBy(() -> opener.open(ANOTHER_MESSAGE, sealed, EC_PARTY, certificateOf(HUB)))
        .isInstanceOfSatisfying(
            SealBroken.class, broken -> assertThat(broken.reason()).isEqualTo(WRONG_MESSAGE));
  }

  @Test
  void whatTheHubSignedAsOneMessageCannotBeSealedAsAnother() throws Exception {
    byte[] signed = signed(HUB, certificateOf(HUB), ANOTHER_MESSAGE, EC_PARTY);

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(WRONG_MESSAGE);
  }

  @Test
  void aReceiverCannotPassOnWhatTheHubSignedToIt() throws Exception {
    byte[] signedForAnother = signed(HUB, certificateOf(HUB), MESSAGE, RSA_PARTY);

    assertThat(refusalOf(resealed(signedForAnother), EC_PARTY).reason()).isEqualTo(WRONG_RECIPIENT);
  }

  @Test
  void anEnvelopeAroundUnsignedContentDoesNotOpen() {
    assertThat(refusalOf(resealed(PAYLOAD), EC_PARTY).reason()).isEqualTo(NOT_SIGNED);
  }

  @Test
  void anEnvelopeWithAttributesIsNotOfTheHub() throws Exception {
    byte[] sealed =
        AuthEnvelope.close(
            Optional.of(MESSAGE),
            signed(HUB, certificateOf(HUB), MESSAGE, EC_PARTY),
            ContentEncryption.AES_256_GCM,
            PartyRecipients.enclosingFor(certificateOf(EC_PARTY), SealAlgorithms.DEFAULT, RANDOM),
            RANDOM);

    assertThat(refusalOf(sealed, EC_PARTY).reason()).isEqualTo(MALFORMED);
  }

  @Test
  void strippedSignaturesAreMissed() throws Exception {
    CMSSignedDataGenerator nobody = new CMSSignedDataGenerator();
    byte[] unsigned =
        nobody.generate(new CMSProcessableByteArray(PAYLOAD), true).getEncoded(ASN1Encoding.DER);

    assertThat(refusalOf(resealed(unsigned), EC_PARTY).reason()).isEqualTo(NOT_SIGNED);
  }

  @Test
  void anotherSignerIsNotTheHub() throws Exception {
    byte[] signed = signed(STRANGER, certificateOf(STRANGER), MESSAGE, EC_PARTY);

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(WRONG_SIGNER);
  }

  @Test
  void aStrangerUnderTheHubsNameIsFoundOut() throws Exception {
    byte[] signed = signed(STRANGER, certificateOf(HUB), MESSAGE, EC_PARTY);

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void signedContentCannotBeChanged() throws Exception {
    byte[] signed = signed(HUB, certificateOf(HUB), MESSAGE, EC_PARTY);
    int position = new String(signed, StandardCharsets.ISO_8859_1).indexOf(SECRET);
    signed[position] ^= 1;

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void twoSignaturesAreOneTooMany() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (KeyStore.PrivateKeyEntry key : List.of(HUB, STRANGER)) {
      addSigner(
          generator, "SHA256withECDSA", key.getPrivateKey(), certificateOf(key), MESSAGE, EC_PARTY);
    }
    byte[] signed =
        generator.generate(new CMSProcessableByteArray(PAYLOAD), true).getEncoded(ASN1Encoding.DER);

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(NOT_SIGNED);
  }

  @Test
  void aSignatureWithAWeakerDigestIsRefused() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    addSigner(
        generator, "SHA1withECDSA", HUB.getPrivateKey(), certificateOf(HUB), MESSAGE, EC_PARTY);
    byte[] signed =
        generator.generate(new CMSProcessableByteArray(PAYLOAD), true).getEncoded(ASN1Encoding.DER);

    assertThat(refusalOf(resealed(signed), EC_PARTY).reason()).isEqualTo(WEAK_ALGORITHM);
  }

  @Test
  void aContentKeyShorterThanItsAlgorithmsNameSaysIsRefused() throws Exception {
    AuthEnvelopedData whole =
        envelope(
            AuthEnvelope.close(
                Optional.empty(),
                PAYLOAD,
                ContentEncryption.AES_128_GCM,
                PartyRecipients.enclosingFor(
                    certificateOf(EC_PARTY), SealAlgorithms.DEFAULT, RANDOM),
                RANDOM));
    EncryptedContentInfo content = whole.getAuthEncryptedContentInfo();

    byte[] forged =
        encode(
            new AuthEnvelopedData(
                null,
                whole.getRecipientInfos(),
                new EncryptedContentInfo(
                    content.getContentType(),
                    new AlgorithmIdentifier(
                        ContentEncryption.AES_256_GCM.oid(),
                        content.getContentEncryptionAlgorithm().getParameters()),
                    content.getEncryptedContent()),
                null,
                whole.getMac(),
                null));

    assertThat(refusalOf(forged, EC_PARTY).reason()).isEqualTo(WEAK_ALGORITHM);
  }

  @Test
  void encryptionWithoutAuthenticationIsRefused() throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(
        new JceKeyTransRecipientInfoGenerator(certificateOf(RSA_PARTY), SealDigest.SHA_256.oaep())
            .setProvider(Algorithms.BOUNCY_CASTLE));
    byte[] cbc =
        generator
            .generate(
                new CMSProcessableByteArray(PAYLOAD),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                    .setProvider(Algorithms.BOUNCY_CASTLE)
                    .build())
            .getEncoded();

    assertThat(refusalOf(cbc, RSA_PARTY).reason()).isEqualTo(WEAK_ALGORITHM);
  }

  @Test
  void aKeyEnclosedWithPkcs1PaddingIsRefused() throws Exception {
    byte[] sealed =
        AuthEnvelope.close(
            Optional.empty(),
            signed(HUB, certificateOf(HUB), MESSAGE, RSA_PARTY),
            ContentEncryption.AES_256_GCM,
            new JceKeyTransRecipientInfoGenerator(certificateOf(RSA_PARTY))
                .setProvider(Algorithms.BOUNCY_CASTLE),
            RANDOM);

    assertThat(refusalOf(sealed, RSA_PARTY).reason()).isEqualTo(WEAK_ALGORITHM);
  }

  @Test
  void randomBytesAreNotASeal() {
    byte[] noise = new byte[300];
    RANDOM.nextBytes(noise);

    assertThat(refusalOf(noise, EC_PARTY).reason()).isEqualTo(MALFORMED);
    assertThat(refusalOf(new byte[0], EC_PARTY).reason()).isEqualTo(MALFORMED);
  }

  private SealBroken refusalOf(byte[] forged, KeyStore.PrivateKeyEntry party) {
    SealBroken broken =
        catchThrowableOfType(
            SealBroken.class, () -> opener.open(MESSAGE, forged, party, certificateOf(HUB)));
    assertThat(broken).as("the forged seal is refused").isNotNull();
    StringWriter printed = new StringWriter();
    broken.printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString()).doesNotContain(SECRET).doesNotContain("Opgave");
    return broken;
  }

  private static KeyStore.PrivateKeyEntry party(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256 -> EC_PARTY;
      case RSA_3072 -> RSA_PARTY;
      case MLKEM768_P256 -> HYBRID_PARTY;
    };
  }

  private static byte[] resealed(byte[] inner) {
    return AuthEnvelope.close(
        Optional.empty(),
        inner,
        ContentEncryption.AES_256_GCM,
        PartyRecipients.enclosingFor(certificateOf(EC_PARTY), SealAlgorithms.DEFAULT, RANDOM),
        RANDOM);
  }

  private static byte[] signed(
      KeyStore.PrivateKeyEntry key,
      X509Certificate claimed,
      MessageId message,
      KeyStore.PrivateKeyEntry receiver)
      throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    addSigner(generator, "SHA256withECDSA", key.getPrivateKey(), claimed, message, receiver);
    return generator
        .generate(new CMSProcessableByteArray(PAYLOAD), true)
        .toASN1Structure()
        .getEncoded(ASN1Encoding.DER);
  }

  private static void addSigner(
      CMSSignedDataGenerator generator,
      String algorithm,
      PrivateKey key,
      X509Certificate claimed,
      MessageId message,
      KeyStore.PrivateKeyEntry receiver)
      throws Exception {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        SealAttributes.single(CMSAttributes.signingTime, new Time(Date.from(CLOCK.instant()))));
    attributes.add(SealAttributes.contentIdentifier(message));
    attributes.add(
        SealAttributes.single(
            SealAttributes.SEALED_TO, new DEROctetString(Fingerprint.of(certificateOf(receiver)))));
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .setSignedAttributeGenerator(
                new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
            .build(new JcaContentSignerBuilder(algorithm).build(key), claimed));
    generator.addCertificates(
        new CollectionStore<>(List.of(new JcaX509CertificateHolder(claimed))));
  }

  private static AuthEnvelopedData envelope(byte[] sealed) throws Exception {
    return AuthEnvelopedData.getInstance(
        ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed)).getContent());
  }

  private static byte[] rebuilt(AuthEnvelopedData whole, byte[] ciphertext, byte[] tag)
      throws Exception {
    ASN1ObjectIdentifier type = whole.getAuthEncryptedContentInfo().getContentType();
    return encode(
        new AuthEnvelopedData(
            null,
            whole.getRecipientInfos(),
            new EncryptedContentInfo(
                type,
                whole.getAuthEncryptedContentInfo().getContentEncryptionAlgorithm(),
                new DEROctetString(ciphertext)),
            whole.getAuthAttrs(),
            new DEROctetString(tag),
            null));
  }

  private static byte[] encode(AuthEnvelopedData data) throws Exception {
    return new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, data)
        .getEncoded(ASN1Encoding.DER);
  }
}
