package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import dk.sektorbro.seal.SealBroken.Reason;
import java.io.IOException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Opens exactly what {@link CmsPartySeal} closes, and refuses everything else.
 *
 * <p>The order is: algorithms, recipient and tag of the envelope; then signer, algorithms,
 * signature, message id and receiver of what was signed. Nothing is given out before the last of
 * them. The exceptions of what lies inside the envelope carry no cause, which could quote it.
 */
public final class CmsPartyOpener implements PartyOpener {

  @Override
  public byte[] open(
      MessageId message,
      byte[] sealed,
      List<KeyStore.PrivateKeyEntry> receivers,
      List<X509Certificate> signers) {
    AuthEnvelope envelope = AuthEnvelope.read(sealed);
    KeyStore.PrivateKeyEntry receiver = PartyRecipients.namedBy(envelope.recipient(), receivers);
    Recipient key = PartyRecipients.opening(envelope.recipient(), receiver);
    if (envelope.messageId().isPresent()) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
    byte[] inner = envelope.open(key);
    try {
      return verified(message, inner, (X509Certificate) receiver.getCertificate(), signers);
    } catch (SealBroken broken) {
      throw broken;
    } catch (RuntimeException quotesTheContent) { // what reads ASN.1 only where it is asked for
      throw new SealBroken(Reason.NOT_SIGNED, "the envelope holds no readable SignedData");
    }
  }

  private static byte[] verified(
      MessageId message, byte[] inner, X509Certificate receiver, List<X509Certificate> signers) {
    CMSSignedData signed = parse(inner);
    mustBeSigned(
        message,
        signed.getSignerInfos().getSigners(),
        signed.getCertificates().getMatches(null),
        receiver,
        signers);
    CMSTypedData content = signed.getSignedContent();
    return (byte[]) content.getContent();
  }

  /** Holds signatures whose content has been digested to what the hub signs. */
  static void mustBeSigned(
      MessageId message,
      Collection<SignerInformation> signatures,
      Collection<X509CertificateHolder> enclosed,
      X509Certificate receiver,
      List<X509Certificate> signers) {
    SignerInformation signature = onlySignature(signatures);
    X509Certificate expected = signer(enclosed, signature, signers);
    mustBeStrong(signature, expected);
    if (!verifies(signature, expected)) {
      throw new SealBroken(Reason.SIGNATURE_WRONG, "it does not fit the content");
    }
    AttributeTable attributes = signature.getSignedAttributes();
    if (!SealAttributes.messageId(attributes).filter(message::equals).isPresent()) {
      throw new SealBroken(Reason.WRONG_MESSAGE, "signed as another message");
    }
    if (!SealAttributes.octets(attributes, SealAttributes.SEALED_TO)
        .filter(found -> MessageDigest.isEqual(found, fingerprint(receiver)))
        .isPresent()) {
      throw new SealBroken(Reason.WRONG_RECIPIENT, "signed for another receiver");
    }
  }

  private static CMSSignedData parse(byte[] inner) {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(inner));
      CMSSignedData signed = new CMSSignedData(info);
      if (CMSObjectIdentifiers.signedData.equals(info.getContentType())
          && signed.getSignedContent() != null
          && CMSObjectIdentifiers.data.getId().equals(signed.getSignedContentTypeOID())) {
        return signed;
      }
    } catch (IOException | CMSException | RuntimeException quotesTheContent) {
      throw new SealBroken(Reason.NOT_SIGNED, "the envelope holds no readable SignedData");
    }
    throw new SealBroken(Reason.NOT_SIGNED, "the envelope holds no signed data");
  }

  private static SignerInformation onlySignature(Collection<SignerInformation> signatures) {
    if (signatures.size() != 1) {
      throw new SealBroken(Reason.NOT_SIGNED, "it carries " + signatures.size() + " signatures");
    }
    SignerInformation only = signatures.iterator().next();
    if (only.getSignedAttributes() == null
        || SealAttributes.value(only.getSignedAttributes(), CMSAttributes.signingTime).isEmpty()) {
      throw new SealBroken(Reason.NOT_SIGNED, "its signature covers no attributes");
    }
    return only;
  }

  private static X509Certificate signer(
      Collection<X509CertificateHolder> enclosed,
      SignerInformation signature,
      List<X509Certificate> signers) {
    return signers.stream()
        .filter(
            signer ->
                signature.getSID().match(holder(signer))
                    && enclosed.size() == 1
                    && enclosed.iterator().next().equals(holder(signer)))
        .findFirst()
        .orElseThrow(
            () ->
                new SealBroken(
                    Reason.WRONG_SIGNER, "it is signed by another than the expected signer"));
  }

  static void mustBeStrong(SignerInformation signature, X509Certificate signer) {
    KeyFloor kind;
    try {
      kind = KeyFloor.of(signer.getPublicKey());
    } catch (WeakKey e) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "the signer's key is below the floor", e);
    }
    ASN1ObjectIdentifier hashed = signature.getDigestAlgorithmID().getAlgorithm();
    AlgorithmIdentifier signed = signature.toASN1Structure().getDigestEncryptionAlgorithm();
    if (Arrays.stream(SealDigest.values())
        .filter(digest -> digest.identifier().getAlgorithm().equals(hashed))
        .noneMatch(digest -> isSignedWith(signed, kind, digest))) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "it is signed with another algorithm");
    }
  }

  private static boolean isSignedWith(
      AlgorithmIdentifier signed, KeyFloor kind, SealDigest digest) {
    return switch (kind) {
      case EC -> digest.ecdsa().equals(signed);
      case RSA -> digest.pss().equals(signed);
      case HYBRID -> false;
    };
  }

  private static boolean verifies(SignerInformation signature, X509Certificate signer) {
    try {
      return signature.verify(verifier(signer));
    } catch (CMSException | RuntimeException quotesTheContent) {
      return false;
    }
  }

  static SignerInformationVerifier verifier(X509Certificate signer) {
    try {
      return new JcaSimpleSignerInfoVerifierBuilder()
          .setProvider(Algorithms.BOUNCY_CASTLE)
          .build(signer);
    } catch (OperatorCreationException e) {
      throw new IllegalArgumentException("The signer's X.509 certificate cannot be used", e);
    }
  }

  static byte[] fingerprint(X509Certificate certificate) {
    try {
      return Fingerprint.of(certificate);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("An X.509 certificate without an encoding", e);
    }
  }

  static JcaX509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("An X.509 certificate without an encoding", e);
    }
  }
}
