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
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Signs with the hub's key, then seals to the receiver's.
 *
 * <p>Signed attributes: content type, message digest, signing time, the message's id, and the
 * receiver the content was signed for. ECDSA or RSA-PSS, as the hub's key is. What is encrypted is
 * the DER of that SignedData as plain data, so that stock tools open it too: {@code openssl cms
 * -decrypt}, then {@code openssl cms -verify}.
 */
public final class CmsPartySeal implements PartySeal {

  private final Supplier<SigningKey> signing;
  private final SealAlgorithms algorithms;
  private final DigestCalculatorProvider digests;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param signing the hub's signing key of the moment
   * @throws WeakKey when it is below the floor, or cannot sign
   */
  public CmsPartySeal(
      Supplier<KeyStore.PrivateKeyEntry> signing,
      SealAlgorithms algorithms,
      Clock clock,
      SecureRandom random) {
    this.signing = new Renewed<>(signing, key -> SigningKey.of(key, algorithms.digest()));
    this.algorithms = algorithms;
    this.clock = clock;
    this.random = random;
    SigningKey mustBeAble = this.signing.get();
    try {
      this.digests = new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a key that is never changed. */
  public CmsPartySeal(
      KeyStore.PrivateKeyEntry signing,
      SealAlgorithms algorithms,
      Clock clock,
      SecureRandom random) {
    this(() -> signing, algorithms, clock, random);
  }

  /** What receivers verify the hub's signature with, now. */
  public X509Certificate signer() {
    return signing.get().certificate();
  }

  /**
   * @throws WeakKey when the receiver's key is below the floor
   */
  @Override
  public byte[] seal(MessageId message, byte[] plaintext, X509Certificate receiver) {
    RecipientInfoGenerator recipient = PartyRecipients.enclosingFor(receiver, algorithms, random);
    return AuthEnvelope.close(
        Optional.empty(),
        sign(message, plaintext, receiver),
        algorithms.content(),
        recipient,
        random);
  }

  private byte[] sign(MessageId message, byte[] plaintext, X509Certificate receiver) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      SigningKey key = signing.get();
      generator.addSignerInfoGenerator(signature(key, message, receiver));
      generator.addCertificates(new CollectionStore<>(List.of(key.holder())));
      return generator
          .generate(new CMSProcessableByteArray(plaintext), true)
          .toASN1Structure()
          .getEncoded(ASN1Encoding.DER);
    } catch (CMSException
        | OperatorCreationException
        | CertificateEncodingException
        | IOException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  /** The key of this moment. */
  SigningKey signing() {
    return signing.get();
  }

  /** Signs as that message, for that receiver. */
  SignerInfoGenerator signature(SigningKey key, MessageId message, X509Certificate receiver)
      throws OperatorCreationException, CertificateEncodingException {
    return new JcaSignerInfoGeneratorBuilder(digests)
        .setSignedAttributeGenerator(
            new DefaultSignedAttributeTableGenerator(bindings(message, receiver)))
        .build(key.signer(random), key.certificate());
  }

  private AttributeTable bindings(MessageId message, X509Certificate receiver)
      throws CertificateEncodingException {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        SealAttributes.single(CMSAttributes.signingTime, new Time(Date.from(clock.instant()))));
    attributes.add(SealAttributes.contentIdentifier(message));
    attributes.add(
        SealAttributes.single(
            SealAttributes.SEALED_TO, new DEROctetString(Fingerprint.of(receiver))));
    return new AttributeTable(attributes);
  }
}
