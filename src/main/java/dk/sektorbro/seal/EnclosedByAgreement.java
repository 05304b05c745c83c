package dk.sektorbro.seal;

import dk.sektorbro.seal.SealBroken.Reason;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;

/** A content key that ephemeral-static ECDH encloses (RFC 5753). */
final class EnclosedByAgreement extends JceKeyAgreeRecipient {

  private static final byte UNCOMPRESSED = 4;

  private EnclosedByAgreement(PrivateKey key) {
    super(key);
  }

  static Recipient opening(
      RecipientInfo sealedTo, KeyAgreeRecipientInfo agreed, KeyStore.PrivateKeyEntry receiver) {
    AlgorithmIdentifier agreement = agreed.getKeyEncryptionAlgorithm();
    if (!isAccepted(agreement)) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "not ECDH with SHA-2 and AES key wrap");
    }
    if (agreed.getRecipientEncryptedKeys().size() != 1) {
      throw new SealBroken(Reason.MALFORMED, "not one recipient");
    }
    RecipientEncryptedKey enclosed =
        RecipientEncryptedKey.getInstance(agreed.getRecipientEncryptedKeys().getObjectAt(0));
    IssuerAndSerialNumber name = PartyRecipients.nameOf(receiver);
    PartyRecipients.mustBe(name, enclosed.getIdentifier().getIssuerAndSerialNumber());
    OriginatorPublicKey ephemeral = agreed.getOriginator().getOriginatorKey();
    if (ephemeral == null) {
      throw new SealBroken(Reason.MALFORMED, "no ephemeral key");
    }
    SubjectPublicKeyInfo own =
        SubjectPublicKeyInfo.getInstance(receiver.getCertificate().getPublicKey().getEncoded());
    byte[] point = ephemeral.getPublicKeyData().getBytes();
    // The same point has compressed and hybrid encodings too, and an altered one would pass.
    if (point.length != own.getPublicKeyData().getBytes().length || point[0] != UNCOMPRESSED) {
      throw new SealBroken(Reason.MALFORMED, "the ephemeral key is not an uncompressed point");
    }
    PartyRecipients.mustBeAsWritten(
        sealedTo,
        new RecipientInfo(
            new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(new OriginatorPublicKey(own.getAlgorithm(), point)),
                null,
                agreement,
                new DERSequence(
                    new RecipientEncryptedKey(
                        new KeyAgreeRecipientIdentifier(name),
                        new DEROctetString(enclosed.getEncryptedKey().getOctets()))))));
    return new EnclosedByAgreement(receiver.getPrivateKey())
        .setProvider(Algorithms.BOUNCY_CASTLE)
        .setUnwrappingProvider(Algorithms.JDK);
  }

  private static boolean isAccepted(AlgorithmIdentifier agreement) {
    return Arrays.stream(SealDigest.values())
        .flatMap(digest -> Arrays.stream(KeyWrap.values()).map(digest::ecdh))
        .anyMatch(agreement::equals);
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
