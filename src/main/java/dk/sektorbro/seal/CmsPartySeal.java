package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.participant.WeakKey;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Signs with the hub's key, then seals to the receiver's.
 *
 * <p>Signed attributes: content type, message digest, signing time, the message's id, and the
 * receiver the content was signed for. ECDSA or RSA-PSS, as the hub's key is. What is encrypted is
 * the DER of that SignedData as plain data, so that stock tools open it too: {@code openssl cms
 * -decrypt}, then {@code openssl cms -verify}.
 */
public final class CmsPartySeal implements PartySeal {

  private final HubSigner signer;
  private final SealAlgorithms algorithms;
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
    this.signer = new HubSigner(signing, algorithms.digest(), clock, random);
    this.algorithms = algorithms;
    this.random = random;
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
    return signer.certificate();
  }

  /**
   * @throws WeakKey when the receiver's key is below the floor
   */
  @Override
  public byte[] seal(MessageId message, byte[] plaintext, X509Certificate receiver) {
    RecipientInfoGenerator recipient = PartyRecipients.enclosingFor(receiver, algorithms, random);
    return AuthEnvelope.close(
        Optional.empty(),
        signer.sign(message, plaintext, true, to(receiver)),
        algorithms.content(),
        recipient,
        random);
  }

  /** Lets the generator sign as that message, for that receiver. */
  void signsIn(CMSSignedGenerator generator, MessageId message, X509Certificate receiver)
      throws CMSException, OperatorCreationException, CertificateEncodingException {
    signer.signsIn(generator, message, to(receiver));
  }

  private static HubSigner.Binding to(X509Certificate receiver) {
    return signer ->
        SealAttributes.single(
            SealAttributes.SEALED_TO, new DEROctetString(Fingerprint.of(receiver)));
  }
}
