package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSSignedGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Makes the hub's CMS signatures (RFC 5652, section 5). Signed attributes: content type, message
 * digest, signing time, the message's id, and one that says what the signature is for.
 */
final class HubSigner {

  private final Supplier<SigningKey> keys;
  private final DigestCalculatorProvider digests;
  private final Clock clock;
  private final SecureRandom random;

  /** What a signature is for, where that depends on the key that makes it. */
  interface Binding {
    Attribute of(X509Certificate signer) throws CertificateEncodingException;
  }

  /**
   * @param signing the hub's signing key of the moment
   * @throws WeakKey when it is below the floor, or cannot sign
   */
  HubSigner(
      Supplier<KeyStore.PrivateKeyEntry> signing,
      SealDigest digest,
      Clock clock,
      SecureRandom random) {
    this.keys = new Renewed<>(signing, key -> SigningKey.of(key, digest));
    this.clock = clock;
    this.random = random;
    SigningKey mustBeAble = keys.get();
    try {
      this.digests = new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What others verify with, now. */
  X509Certificate certificate() {
    return keys.get().certificate();
  }

  /**
   * A SignedData in DER.
   *
   * @param inside whether the content goes with its signature
   */
  byte[] sign(MessageId message, byte[] content, boolean inside, Binding binding) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      signsIn(generator, message, binding);
      return generator
          .generate(new CMSProcessableByteArray(content), inside)
          .toASN1Structure()
          .getEncoded(ASN1Encoding.DER);
    } catch (CMSException
        | OperatorCreationException
        | CertificateEncodingException
        | IOException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  /** Lets the generator sign as that message with the key of this moment. */
  void signsIn(CMSSignedGenerator generator, MessageId message, Binding binding)
      throws CMSException, OperatorCreationException, CertificateEncodingException {
    SigningKey key = keys.get();
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        SealAttributes.single(CMSAttributes.signingTime, new Time(Date.from(clock.instant()))));
    attributes.add(SealAttributes.contentIdentifier(message));
    attributes.add(binding.of(key.certificate()));
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(digests)
            .setSignedAttributeGenerator(
                new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
            .build(key.signer(random), key.certificate()));
    generator.addCertificates(new CollectionStore<>(List.of(key.holder())));
  }
}
