package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

  private final PrivateKey key;
  private final X509Certificate signer;
  private final String signature;
  private final SealAlgorithms algorithms;
  private final JcaX509CertificateHolder signerHolder;
  private final DigestCalculatorProvider digests;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param signing the hub's signing key
   * @throws WeakKey when it is below the floor, or cannot sign
   */
  public CmsPartySeal(
      KeyStore.PrivateKeyEntry signing,
      SealAlgorithms algorithms,
      Clock clock,
      SecureRandom random) {
    this.key = signing.getPrivateKey();
    this.signer = (X509Certificate) signing.getCertificate();
    this.algorithms = algorithms;
    this.signature = signatureOf(KeyFloor.of(signer.getPublicKey()), algorithms.digest());
    this.clock = clock;
    this.random = random;
    try {
      this.signerHolder = new JcaX509CertificateHolder(signer);
      this.digests = new JcaDigestCalculatorProviderBuilder().build();
    } catch (CertificateEncodingException | OperatorCreationException e) {
      throw new IllegalArgumentException("The hub's signing key cannot be used", e);
    }
  }

  /** What receivers verify the hub's signature with. */
  public X509Certificate signer() {
    return signer;
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
      generator.addSignerInfoGenerator(signature(message, receiver));
      generator.addCertificates(new CollectionStore<>(List.of(signerHolder)));
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

  /** Signs as that message, for that receiver. */
  SignerInfoGenerator signature(MessageId message, X509Certificate receiver)
      throws OperatorCreationException, CertificateEncodingException {
    return new JcaSignerInfoGeneratorBuilder(digests)
        .setSignedAttributeGenerator(
            new DefaultSignedAttributeTableGenerator(bindings(message, receiver)))
        .build(contentSigner(key, signature, random), signer);
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

  static ContentSigner contentSigner(PrivateKey key, String signature, SecureRandom random)
      throws OperatorCreationException {
    JcaContentSignerBuilder builder =
        new JcaContentSignerBuilder(signature).setSecureRandom(random);
    if (signature.endsWith("MGF1")) {
      builder.setProvider(Algorithms.BOUNCY_CASTLE);
    }
    return builder.build(key);
  }

  static String signatureOf(KeyFloor kind, SealDigest digest) {
    return switch (kind) {
      case EC -> digest.inSignatureNames() + "withECDSA";
      case RSA -> digest.inSignatureNames() + "withRSAandMGF1";
      case HYBRID -> throw new WeakKey("A key that cannot sign");
    };
  }
}
