package dk.sektorbro.seal;

import dk.sektorbro.seal.SealBroken.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a content key is enclosed for a party: ephemeral-static ECDH (RFC 5753) for EC P-256 keys,
 * RSAES-OAEP with SHA-256 (RFC 4055) for RSA keys.
 */
final class PartyRecipients {

  private static final int POINT_BYTES = 65;
  private static final byte UNCOMPRESSED = 4;

  private PartyRecipients() {}

  /**
   * @throws WeakKey when the receiver's key is below the floor
   */
  static RecipientInfoGenerator enclosingFor(X509Certificate receiver, SecureRandom random) {
    try {
      return switch (KeyFloor.of(receiver.getPublicKey())) {
        case EC_P256 -> {
          KeyPair ephemeral = ephemeral(random);
          yield new JceKeyAgreeRecipientInfoGenerator(
                  Algorithms.ECDH,
                  ephemeral.getPrivate(),
                  ephemeral.getPublic(),
                  Algorithms.AES_256_WRAP.getAlgorithm())
              .setProvider(Algorithms.BOUNCY_CASTLE)
              .setKeyWrappingProvider(Algorithms.JDK)
              .setSecureRandom(random)
              .addRecipient(receiver);
        }
        case RSA ->
            new JceKeyTransRecipientInfoGenerator(receiver, Algorithms.OAEP_SHA_256)
                .setProvider(Algorithms.BOUNCY_CASTLE);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The receiver's X.509 certificate cannot be used", e);
    }
  }

  /**
   * What opens an envelope that is sealed to {@code receiver}.
   *
   * @throws SealBroken with WRONG_RECIPIENT, WEAK_ALGORITHM or MALFORMED
   */
  static Recipient opening(RecipientInfo sealedTo, KeyStore.PrivateKeyEntry receiver) {
    IssuerAndSerialNumber name = nameOf((X509Certificate) receiver.getCertificate());
    try {
      return switch (sealedTo.getInfo()) {
        case KeyAgreeRecipientInfo agreed ->
            agreement(sealedTo, agreed, name, receiver.getPrivateKey());
        case KeyTransRecipientInfo sent ->
            transport(sealedTo, sent, name, receiver.getPrivateKey());
        default -> throw new SealBroken(Reason.WRONG_RECIPIENT, "not sealed to a party's key");
      };
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new SealBroken(Reason.MALFORMED, "the recipient cannot be read", e);
    }
  }

  private static Recipient agreement(
      RecipientInfo sealedTo,
      KeyAgreeRecipientInfo agreed,
      IssuerAndSerialNumber name,
      PrivateKey key) {
    if (!Algorithms.ECDH_AES_256_WRAP.equals(agreed.getKeyEncryptionAlgorithm())) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "not ECDH with SHA-256 and AES-256 key wrap");
    }
    if (agreed.getRecipientEncryptedKeys().size() != 1) {
      throw new SealBroken(Reason.MALFORMED, "not one recipient");
    }
    RecipientEncryptedKey enclosed =
        RecipientEncryptedKey.getInstance(agreed.getRecipientEncryptedKeys().getObjectAt(0));
    mustBe(name, enclosed.getIdentifier().getIssuerAndSerialNumber());
    OriginatorPublicKey ephemeral = agreed.getOriginator().getOriginatorKey();
    if (ephemeral == null) {
      throw new SealBroken(Reason.MALFORMED, "no ephemeral key");
    }
    byte[] point = ephemeral.getPublicKeyData().getBytes();
    // The same point has compressed and hybrid encodings too, and an altered one would pass.
    if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
      throw new SealBroken(Reason.MALFORMED, "the ephemeral key is not an uncompressed point");
    }
    mustBeAsWritten(
        sealedTo,
        new RecipientInfo(
            new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(
                    new OriginatorPublicKey(Algorithms.EC_PUBLIC_KEY, point)),
                null,
                Algorithms.ECDH_AES_256_WRAP,
                new DERSequence(
                    new RecipientEncryptedKey(
                        new KeyAgreeRecipientIdentifier(name),
                        new DEROctetString(enclosed.getEncryptedKey().getOctets()))))));
    return new Agreement(key)
        .setProvider(Algorithms.BOUNCY_CASTLE)
        .setUnwrappingProvider(Algorithms.JDK);
  }

  private static Recipient transport(
      RecipientInfo sealedTo,
      KeyTransRecipientInfo sent,
      IssuerAndSerialNumber name,
      PrivateKey key) {
    if (!Algorithms.OAEP_SHA_256.equals(sent.getKeyEncryptionAlgorithm())) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "not RSAES-OAEP with SHA-256");
    }
    mustBe(name, sent.getRecipientIdentifier().getId());
    mustBeAsWritten(
        sealedTo,
        new RecipientInfo(
            new KeyTransRecipientInfo(
                new RecipientIdentifier(name),
                Algorithms.OAEP_SHA_256,
                new DEROctetString(sent.getEncryptedKey().getOctets()))));
    return new Transport(key).setProvider(Algorithms.BOUNCY_CASTLE);
  }

  private static void mustBe(IssuerAndSerialNumber receiver, @Nullable ASN1Encodable found) {
    if (!receiver.equals(found)) {
      throw new SealBroken(Reason.WRONG_RECIPIENT, "sealed to another key");
    }
  }

  private static void mustBeAsWritten(RecipientInfo found, RecipientInfo written) {
    if (!written.equals(found)) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
  }

  private static KeyPair ephemeral(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static IssuerAndSerialNumber nameOf(X509Certificate certificate) {
    try {
      return new IssuerAndSerialNumber(new JcaX509CertificateHolder(certificate).toASN1Structure());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The receiver's X.509 certificate has no encoding", e);
    }
  }

  private static final class Agreement extends JceKeyAgreeRecipient {

    Agreement(PrivateKey key) {
      super(key);
    }

    @Override
    public RecipientOperator getRecipientOperator(
        AlgorithmIdentifier agreement,
        AlgorithmIdentifier content,
        SubjectPublicKeyInfo ephemeral,
        ASN1OctetString keyingMaterial,
        byte[] enclosed)
        throws CMSException {
      return GcmContent.under(
          () -> extractSecretKey(agreement, content, ephemeral, keyingMaterial, enclosed), content);
    }
  }

  private static final class Transport extends JceKeyTransRecipient {

    Transport(PrivateKey key) {
      super(key);
    }

    @Override
    public RecipientOperator getRecipientOperator(
        AlgorithmIdentifier transport, AlgorithmIdentifier content, byte[] enclosed)
        throws CMSException {
      return GcmContent.under(() -> extractSecretKey(transport, content, enclosed), content);
    }
  }
}
