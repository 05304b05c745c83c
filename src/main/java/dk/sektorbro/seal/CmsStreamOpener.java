package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.SealBroken.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.KEMRecipientInformation;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Opens at a party what {@link CmsStreamSeal} closed, in a small memory.
 *
 * <p>Whether it was changed is known only at its end, so the content comes out before it has been
 * verified: a party writes it where nothing reads it, and throws it away when this throws.
 */
public final class CmsStreamOpener {

  private static final int FULL_TAG = 16;

  /**
   * @param receiver the receiver's private key and X.509 certificate
   * @param signer the hub's signing certificate
   * @param to gets the content; nothing of it may be used until this has returned
   * @throws SealBroken saying what is wrong
   */
  public void open(
      MessageId message,
      InputStream sealed,
      KeyStore.PrivateKeyEntry receiver,
      X509Certificate signer,
      OutputStream to)
      throws IOException {
    try {
      CMSAuthEnvelopedDataParser envelope = new CMSAuthEnvelopedDataParser(sealed);
      mustBeStrong(envelope.getEncryptionAlgOID());
      Collection<RecipientInformation> recipients = envelope.getRecipientInfos().getRecipients();
      if (recipients.size() != 1) {
        throw new SealBroken(Reason.MALFORMED, "not one recipient");
      }
      RecipientInformation recipient = recipients.iterator().next();
      InputStream inner =
          recipient.getContentStream(key(recipient, receiver.getPrivateKey())).getContentStream();
      verify(message, inner, (X509Certificate) receiver.getCertificate(), signer, to);
      inner.transferTo(OutputStream.nullOutputStream()); // the tag is checked at the end
      inner.close();
    } catch (CMSException | OperatorCreationException | IllegalStateException e) {
      throw new SealBroken(Reason.CHANGED, "it does not open, or not to its end", e);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new SealBroken(Reason.MALFORMED, "not CMS as the hub writes it", e);
    }
  }

  private static void mustBeStrong(AlgorithmIdentifier algorithm) {
    if (Arrays.stream(ContentEncryption.values())
            .noneMatch(allowed -> allowed.oid().equals(algorithm.getAlgorithm()))
        || GCMParameters.getInstance(algorithm.getParameters()).getIcvLen() != FULL_TAG) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "the content is not under AES-GCM");
    }
  }

  private static Recipient key(RecipientInformation recipient, PrivateKey key) {
    return switch (recipient) {
      case KeyAgreeRecipientInformation agreed ->
          new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(Algorithms.BOUNCY_CASTLE);
      case KeyTransRecipientInformation sent ->
          new JceKeyTransAuthEnvelopedRecipient(key).setProvider(Algorithms.BOUNCY_CASTLE);
      case KEMRecipientInformation encapsulated ->
          new JceKEMAuthEnvelopedRecipient(key).setProvider(Algorithms.BOUNCY_CASTLE);
      default -> throw new SealBroken(Reason.WRONG_RECIPIENT, "not sealed to a party's key");
    };
  }

  private static void verify(
      MessageId message,
      InputStream inner,
      X509Certificate receiver,
      X509Certificate signer,
      OutputStream to)
      throws IOException, CMSException, OperatorCreationException {
    CMSSignedDataParser signed =
        new CMSSignedDataParser(
            new JcaDigestCalculatorProviderBuilder().setProvider(Algorithms.BOUNCY_CASTLE).build(),
            inner);
    if (signed.getSignedContent() == null) {
      throw new SealBroken(Reason.NOT_SIGNED, "the envelope holds no signed data");
    }
    signed.getSignedContent().getContentStream().transferTo(to);
    CmsPartyOpener.mustBeSigned(
        message,
        signed.getSignerInfos().getSigners(),
        signed.getCertificates().getMatches(null),
        receiver,
        List.of(signer));
  }
}
