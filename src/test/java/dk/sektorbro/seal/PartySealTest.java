package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    KeyStore.PrivateKeyEntry p384 =
        Keys.AUTHORITY.issue(Keys.valid("p384", X509Usage.ENCRYPTION), Keys.pair("EC", 384));

    assertThatThrownBy(() -> seal.seal(MESSAGE, PAYLOAD, certificateOf(rsa2048)))
        .isInstanceOf(WeakKey.class)
        .hasMessageContaining("2048 bits");
    assertThatThrownBy(() -> seal.seal(MESSAGE, PAYLOAD, certificateOf(p384)))
        .isInstanceOf(WeakKey.class);
  }

  @Test
  void theHubDoesNotSignWithAKeyBelowTheFloor() {
    assertThatThrownBy(() -> sealOf(Keys.weakRsa(2048, X509Usage.SIGNING)))
        .isInstanceOf(WeakKey.class);
  }

  private static CmsPartySeal sealOf(KeyStore.PrivateKeyEntry signing) {
    return new CmsPartySeal(signing, CLOCK, RANDOM);
  }
}
