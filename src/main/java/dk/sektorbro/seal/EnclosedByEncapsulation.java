package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.seal.SealBroken.Reason;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKEMRecipient;

/**
 * A content key that ML-KEM-768 and ECDH P-256 enclose together (RFC 9629): it unwraps only with
 * both secrets. A wrong ML-KEM secret does not show by itself (FIPS 203, implicit rejection) but by
 * a content key that does not unwrap.
 */
final class EnclosedByEncapsulation extends JceKEMRecipient {

  private static final AlgorithmIdentifier MLKEM768_P256 =
      new AlgorithmIdentifier(KeyFloor.MLKEM768_P256);

  private EnclosedByEncapsulation(PrivateKey key) {
    super(key);
  }

  static Recipient opening(
      RecipientInfo sealedTo, KEMRecipientInfo sent, KeyStore.PrivateKeyEntry receiver) {
    KeyWrap wrap =
        Arrays.stream(KeyWrap.values())
            .filter(each -> each.identifier().equals(sent.getWrap()))
            .findFirst()
            .orElseThrow(() -> new SealBroken(Reason.WEAK_ALGORITHM, "not AES key wrap"));
    if (!MLKEM768_P256.equals(sent.getKem())
        || Arrays.stream(SealDigest.values()).map(SealDigest::hkdf).noneMatch(sent.getKdf()::equals)
        || sent.getKekLength() != wrap.keyBytes()) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "not ML-KEM-768 with ECDH P-256 and HKDF");
    }
    IssuerAndSerialNumber name = PartyRecipients.nameOf(receiver);
    PartyRecipients.mustBe(name, sent.getRecipientIdentifier().getId());
    PartyRecipients.mustBeAsWritten(
        sealedTo,
        new RecipientInfo(
            new OtherRecipientInfo(
                CMSObjectIdentifiers.id_ori_kem,
                new KEMRecipientInfo(
                    new RecipientIdentifier(name),
                    MLKEM768_P256,
                    new DEROctetString(sent.getKemct().getOctets()),
                    sent.getKdf(),
                    new ASN1Integer(wrap.keyBytes()),
                    null,
                    wrap.identifier(),
                    new DEROctetString(sent.getEncryptedKey().getOctets())))));
    return new EnclosedByEncapsulation(receiver.getPrivateKey())
        .setProvider(Algorithms.BOUNCY_CASTLE);
  }

  @Override
  public RecipientOperator getRecipientOperator(
      AlgorithmIdentifier encapsulation, AlgorithmIdentifier content, byte[] enclosed)
      throws CMSException {
    return GcmContent.under(() -> extractSecretKey(encapsulation, content, enclosed), content);
  }
}
