package dk.sektorbro.seal;

import dk.sektorbro.exchange.Json;
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
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Signs statements with the hub's key.
 *
 * <p>A CMS SignedData with the statement inside, so that stock tools show it: {@code openssl cms
 * -verify -inform DER -in receipt.cms -CAfile ca.pem}. Signed attributes: content type, message
 * digest, signing time, the message's id, and the signer's X.509 certificate (ESS
 * signing-certificate-v2, RFC 5035), as the baseline of CAdES asks (ETSI EN 319 122-1, B-B).
 */
public final class StatementSigner {

  private final Supplier<SigningKey> signing;
  private final DigestCalculatorProvider digests;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param signing the hub's signing key of the moment
   * @throws WeakKey when it is below the floor, or cannot sign
   */
  public StatementSigner(
      Supplier<KeyStore.PrivateKeyEntry> signing,
      SealDigest digest,
      Clock clock,
      SecureRandom random) {
    this.signing = new Renewed<>(signing, key -> SigningKey.of(key, digest));
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
  public StatementSigner(
      KeyStore.PrivateKeyEntry signing, SealDigest digest, Clock clock, SecureRandom random) {
    this(() -> signing, digest, clock, random);
  }

  /** What others verify with, now. */
  public X509Certificate certificate() {
    return signing.get().certificate();
  }

  /** The statement signed, in DER. */
  public byte[] sign(Statement statement) {
    return sign(new MessageId(statement.message()), Json.bytes(statement), true);
  }

  /** A signature beside the content it covers, in DER. */
  public byte[] signBeside(MessageId message, byte[] content) {
    return sign(message, content, false);
  }

  private byte[] sign(MessageId message, byte[] content, boolean inside) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      SigningKey key = signing.get();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests)
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(bindings(message, key.certificate())))
              .build(key.signer(random), key.certificate()));
      generator.addCertificates(new CollectionStore<>(List.of(key.holder())));
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

  private AttributeTable bindings(MessageId message, X509Certificate signer)
      throws CertificateEncodingException {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        SealAttributes.single(CMSAttributes.signingTime, new Time(Date.from(clock.instant()))));
    attributes.add(SealAttributes.contentIdentifier(message));
    attributes.add(
        SealAttributes.single(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2(Fingerprint.of(signer)))));
    return new AttributeTable(attributes);
  }
}
