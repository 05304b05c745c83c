package dk.sektorbro.seal;

import dk.sektorbro.seal.SealBroken.Reason;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipient;

/** A content key that RSAES-OAEP encloses (RFC 4055). */
final class EnclosedByTransport extends JceKeyTransRecipient {

  private EnclosedByTransport(PrivateKey key) {
    super(key);
  }

  static Recipient opening(
      RecipientInfo sealedTo, KeyTransRecipientInfo sent, KeyStore.PrivateKeyEntry receiver) {
    AlgorithmIdentifier transport = sent.getKeyEncryptionAlgorithm();
    if (Arrays.stream(SealDigest.values()).map(SealDigest::oaep).noneMatch(transport::equals)) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "not RSAES-OAEP with SHA-2");
    }
    IssuerAndSerialNumber name = PartyRecipients.nameOf(receiver);
    PartyRecipients.mustBe(name, sent.getRecipientIdentifier().getId());
    PartyRecipients.mustBeAsWritten(
        sealedTo,
        new RecipientInfo(
            new KeyTransRecipientInfo(
                new RecipientIdentifier(name),
                transport,
                new DEROctetString(sent.getEncryptedKey().getOctets()))));
    return new EnclosedByTransport(receiver.getPrivateKey()).setProvider(Algorithms.BOUNCY_CASTLE);
  }

  @Override
  public RecipientOperator getRecipientOperator(
      AlgorithmIdentifier transport, AlgorithmIdentifier content, byte[] enclosed)
      throws CMSException {
    return GcmContent.under(() -> extractSecretKey(transport, content, enclosed), content);
  }
}
