package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.BouncyCastle;
import dk.sektorbro.participant.WeakKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jcajce.CompositePrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartySealTest {

  private static final MessageId MESSAGE =
      new MessageId(UUID.fromString("3f0c1b52-7f0e-3c7e-9a51-0d2c5b9e1f10"));
  private static final byte[] PAYLOAD =
      "<Opgave>Støtte til Bruno Test Elmer</Opgave>".getBytes(StandardCharsets.UTF_8);

  private final CmsPartyOpener opener = new CmsPartyOpener();

  @ParameterizedTest
  @CsvSource({
    "EC_P256,EC_P256",
    "EC_P256,RSA_3072",
    "EC_P256,MLKEM768_P256",
    "RSA_3072,MLKEM768_P256",
    "RSA_3072,EC_P256",
    "RSA_3072,RSA_3072",
  })
  void whatIsSealedToAReceiverOpensWithItsKey(KeyAlgorithm hub, KeyAlgorithm party) {
    CmsPartySeal seal = sealOf(Keys.signing("hub", hub));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", party);

    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

    assertThat(opener.open(MESSAGE, sealed, receiver, seal.signer())).isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 10 * 1024 * 1024})
  void aPayloadOfAnySizeComesBack(int bytes) {
    byte[] payload = new byte[bytes];
    new Random(bytes).nextBytes(payload);
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", KeyAlgorithm.EC_P256);

    byte[] sealed = seal.seal(MESSAGE, payload, certificateOf(receiver));

    assertThat(opener.open(MESSAGE, sealed, receiver, seal.signer())).isEqualTo(payload);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aPartyNeedsNoMoreThanAnOrdinaryCmsLibrary(KeyAlgorithm algorithm) throws Exception {
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", algorithm);
    Recipient key =
        switch (algorithm) {
          case EC_P256 ->
              new JceKeyAgreeAuthEnvelopedRecipient(receiver.getPrivateKey())
                  .setProvider(Algorithms.BOUNCY_CASTLE);
          case RSA_3072 ->
              new JceKeyTransAuthEnvelopedRecipient(receiver.getPrivateKey())
                  .setProvider(Algorithms.BOUNCY_CASTLE);
          case MLKEM768_P256 ->
              new JceKEMAuthEnvelopedRecipient(receiver.getPrivateKey())
                  .setProvider(Algorithms.BOUNCY_CASTLE);
        };

    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

    CMSSignedData signed =
        new CMSSignedData(
            new CMSAuthEnvelopedData(sealed)
                .getRecipientInfos()
                .getRecipients()
                .iterator()
                .next()
                .getContent(key));
    assertThat(
            signed.verifySignatures(
                id -> new JcaSimpleSignerInfoVerifierBuilder().build(seal.signer())))
        .isTrue();
    assertThat((byte[]) signed.getSignedContent().getContent()).isEqualTo(PAYLOAD);
    assertThat(
            signed
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .getSignedAttributes()
                .get(CMSAttributes.signingTime)
                .getAttrValues()
                .getObjectAt(0))
        .isEqualTo(new Time(Date.from(Keys.NOW)).toASN1Primitive());
  }

  @ParameterizedTest
  @MethodSource("everyChoice")
  void everyAlgorithmAboveTheFloorSealsAndOpens(SealAlgorithms chosen, KeyAlgorithm key) {
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", key);
    for (KeyAlgorithm signer : List.of(KeyAlgorithm.EC_P256, KeyAlgorithm.RSA_3072)) {
      CmsPartySeal seal = new CmsPartySeal(Keys.signing("hub", signer), chosen, CLOCK, RANDOM);

      byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

      assertThat(opener.open(MESSAGE, sealed, receiver, seal.signer())).isEqualTo(PAYLOAD);
    }
  }

  static Stream<Arguments> everyChoice() {
    return Stream.of(
            new SealAlgorithms(
                ContentEncryption.AES_128_GCM,
                SealDigest.SHA_256,
                SealDigest.SHA_256,
                KeyWrap.AES_128),
            new SealAlgorithms(
                ContentEncryption.AES_192_GCM,
                SealDigest.SHA_384,
                SealDigest.SHA_384,
                KeyWrap.AES_192),
            new SealAlgorithms(
                ContentEncryption.AES_256_GCM,
                SealDigest.SHA_512,
                SealDigest.SHA_512,
                KeyWrap.AES_256))
        .flatMap(chosen -> Stream.of(KeyAlgorithm.values()).map(key -> Arguments.of(chosen, key)));
  }

  @ParameterizedTest
  @ValueSource(ints = {384, 521})
  void longerCurvesSealAndSign(int bits) {
    KeyStore.PrivateKeyEntry hub =
        Keys.AUTHORITY.issue(Keys.valid("hub", X509Usage.SIGNING), Keys.pair("EC", bits));
    KeyStore.PrivateKeyEntry receiver =
        Keys.AUTHORITY.issue(Keys.valid("jobcentre", X509Usage.ENCRYPTION), Keys.pair("EC", bits));
    CmsPartySeal seal = sealOf(hub);

    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

    assertThat(opener.open(MESSAGE, sealed, receiver, seal.signer())).isEqualTo(PAYLOAD);
  }

  @Test
  void aHybridSealOpensOnlyWithBothSecrets() {
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", KeyAlgorithm.MLKEM768_P256);
    CompositePrivateKey own = (CompositePrivateKey) receiver.getPrivateKey();
    CompositePrivateKey strange =
        (CompositePrivateKey) KeyAlgorithm.MLKEM768_P256.generate(RANDOM).getPrivate();
    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

    for (PrivateKey half :
        List.of(
            new CompositePrivateKey(
                own.getAlgorithmIdentifier(),
                own.getPrivateKeys().getFirst(),
                strange.getPrivateKeys().getLast()),
            new CompositePrivateKey(
                own.getAlgorithmIdentifier(),
                strange.getPrivateKeys().getFirst(),
                own.getPrivateKeys().getLast()))) {
      KeyStore.PrivateKeyEntry wrong =
          new KeyStore.PrivateKeyEntry(half, receiver.getCertificateChain());
      assertThatThrownBy(() -> opener.open(MESSAGE, sealed, wrong, seal.signer()))
          .isInstanceOfSatisfying(
              SealBroken.class,
              broken -> assertThat(broken.reason()).isEqualTo(SealBroken.Reason.CHANGED));
    }
    assertThat(opener.open(MESSAGE, sealed, receiver, seal.signer())).isEqualTo(PAYLOAD);
  }

  /** The sizes of FIPS 203, table 3, and of an uncompressed point of P-256. */
  @Test
  void aHybridSealIsAKemRecipientInfoOfTheDraftsForm() throws Exception {
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", KeyAlgorithm.MLKEM768_P256);

    byte[] sealed = seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver));

    OtherRecipientInfo other =
        (OtherRecipientInfo)
            RecipientInfo.getInstance(
                    AuthEnvelopedData.getInstance(
                            ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed))
                                .getContent())
                        .getRecipientInfos()
                        .getObjectAt(0))
                .getInfo();
    assertThat(other.getType()).isEqualTo(CMSObjectIdentifiers.id_ori_kem);
    KEMRecipientInfo kem = KEMRecipientInfo.getInstance(other.getValue());
    assertThat(kem.getKem().getAlgorithm().getId()).isEqualTo("1.3.6.1.5.5.7.6.59");
    assertThat(kem.getKemct().getOctets()).hasSize(1088 + 65);
    assertThat(kem.getKdf().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.9.16.3.28");
    assertThat(kem.getKdf().getParameters()).isNull();
    assertThat(kem.getWrap().getAlgorithm().getId()).isEqualTo("2.16.840.1.101.3.4.1.45");
  }

  @Test
  void theSamePayloadIsNeverSealedTheSameTwice() {
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry receiver = Keys.encryption("jobcentre", KeyAlgorithm.EC_P256);

    assertThat(seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver)))
        .isNotEqualTo(seal.seal(MESSAGE, PAYLOAD, certificateOf(receiver)));
  }

  @Test
  void nothingIsSealedToAKeyBelowTheFloor() {
    CmsPartySeal seal = sealOf(Keys.signing("hub", KeyAlgorithm.EC_P256));
    KeyStore.PrivateKeyEntry rsa2048 = Keys.weakRsa(2048, X509Usage.ENCRYPTION);
    KeyStore.PrivateKeyEntry p224 =
        Keys.AUTHORITY.issue(
            Keys.valid("p224", X509Usage.ENCRYPTION),
            Keys.pair("EC", 224, BouncyCastle.PROVIDER.getName()));

    assertThatThrownBy(() -> seal.seal(MESSAGE, PAYLOAD, certificateOf(rsa2048)))
        .isInstanceOf(WeakKey.class)
        .hasMessageContaining("2048 bits");
    assertThatThrownBy(() -> seal.seal(MESSAGE, PAYLOAD, certificateOf(p224)))
        .isInstanceOf(WeakKey.class);
  }

  @Test
  void theHubDoesNotSignWithAKeyBelowTheFloor() {
    assertThatThrownBy(() -> sealOf(Keys.weakRsa(2048, X509Usage.SIGNING)))
        .isInstanceOf(WeakKey.class);
  }

  private static CmsPartySeal sealOf(KeyStore.PrivateKeyEntry signing) {
    return new CmsPartySeal(signing, SealAlgorithms.DEFAULT, CLOCK, RANDOM);
  }
}
