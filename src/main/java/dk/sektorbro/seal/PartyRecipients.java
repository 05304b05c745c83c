package dk.sektorbro.seal;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import dk.sektorbro.seal.SealBroken.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a content key is enclosed for a party, by the kind of its key: ephemeral-static ECDH (RFC
 * 5753) for EC, RSAES-OAEP (RFC 4055) for RSA, KEMRecipientInfo (RFC 9629) with the composite of
 * ML-KEM-768 and ECDH P-256 (draft-ietf-lamps-cms-composite-kem) for hybrid keys.
 */
final class PartyRecipients {

  private PartyRecipients() {}

  /**
   * @throws WeakKey when the receiver's key is below the floor
   */
  static RecipientInfoGenerator enclosingFor(
      X509Certificate receiver, SealAlgorithms algorithms, SecureRandom random) {
    try {
      return switch (KeyFloor.of(receiver.getPublicKey())) {
        case EC -> {
          KeyPair ephemeral = ephemeral((ECPublicKey) receiver.getPublicKey(), random);
          yield new JceKeyAgreeRecipientInfoGenerator(
                  algorithms.keyDerivation().ecdh(algorithms.keyWrap()).getAlgorithm(),
                  ephemeral.getPrivate(),
                  ephemeral.getPublic(),
                  algorithms.keyWrap().identifier().getAlgorithm())
              .setProvider(Algorithms.BOUNCY_CASTLE)
              .setKeyWrappingProvider(Algorithms.JDK)
              .setSecureRandom(random)
              .addRecipient(receiver);
        }
        case RSA ->
            new JceKeyTransRecipientInfoGenerator(receiver, algorithms.keyDerivation().oaep())
                .setProvider(Algorithms.BOUNCY_CASTLE);
        case HYBRID ->
            new JceKEMRecipientInfoGenerator(
                    receiver, algorithms.keyWrap().identifier().getAlgorithm())
                .setProvider(Algorithms.BOUNCY_CASTLE)
                .setKDF(algorithms.keyDerivation().hkdf())
                .setSecureRandom(random);
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
    try {
      return switch (sealedTo.getInfo()) {
        case KeyAgreeRecipientInfo agreed ->
            EnclosedByAgreement.opening(sealedTo, agreed, receiver);
        case KeyTransRecipientInfo sent -> EnclosedByTransport.opening(sealedTo, sent, receiver);
        case OtherRecipientInfo other
            when CMSObjectIdentifiers.id_ori_kem.equals(other.getType()) ->
            EnclosedByEncapsulation.opening(
                sealedTo, KEMRecipientInfo.getInstance(other.getValue()), receiver);
        default -> throw new SealBroken(Reason.WRONG_RECIPIENT, "not sealed to a party's key");
      };
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new SealBroken(Reason.MALFORMED, "the recipient cannot be read", e);
    }
  }

  /**
   * The key that the envelope names.
   *
   * @throws SealBroken with WRONG_RECIPIENT where it names none of them, MALFORMED where it cannot
   *     be read
   */
  static KeyStore.PrivateKeyEntry namedBy(
      RecipientInfo sealedTo, List<KeyStore.PrivateKeyEntry> keys) {
    ASN1Encodable named;
    try {
      named = nameIn(sealedTo);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new SealBroken(Reason.MALFORMED, "the recipient cannot be read", e);
    }
    return keys.stream()
        .filter(key -> nameOf(key).equals(named))
        .findFirst()
        .orElseThrow(() -> new SealBroken(Reason.WRONG_RECIPIENT, "sealed to another key"));
  }

  private static @Nullable ASN1Encodable nameIn(RecipientInfo sealedTo) {
    return switch (sealedTo.getInfo()) {
      case KeyAgreeRecipientInfo agreed ->
          agreed.getRecipientEncryptedKeys().size() == 0
              ? null
              : RecipientEncryptedKey.getInstance(agreed.getRecipientEncryptedKeys().getObjectAt(0))
                  .getIdentifier()
                  .getIssuerAndSerialNumber();
      case KeyTransRecipientInfo sent -> sent.getRecipientIdentifier().getId();
      case OtherRecipientInfo other when CMSObjectIdentifiers.id_ori_kem.equals(other.getType()) ->
          KEMRecipientInfo.getInstance(other.getValue()).getRecipientIdentifier().getId();
      default -> null;
    };
  }

  static void mustBe(IssuerAndSerialNumber receiver, @Nullable ASN1Encodable found) {
    if (!receiver.equals(found)) {
      throw new SealBroken(Reason.WRONG_RECIPIENT, "sealed to another key");
    }
  }

  /**
   * Much of a recipient lies outside what any tag covers, so all of it must be as it is written.
   */
  static void mustBeAsWritten(RecipientInfo found, RecipientInfo written) {
    if (!written.equals(found)) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
  }

  static IssuerAndSerialNumber nameOf(KeyStore.PrivateKeyEntry receiver) {
    try {
      return new IssuerAndSerialNumber(
          new JcaX509CertificateHolder((X509Certificate) receiver.getCertificate())
              .toASN1Structure());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("The receiver's X.509 certificate has no encoding", e);
    }
  }

  private static KeyPair ephemeral(ECPublicKey receiver, SecureRandom random)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(receiver.getParams(), random);
    return generator.generateKeyPair();
  }
}
