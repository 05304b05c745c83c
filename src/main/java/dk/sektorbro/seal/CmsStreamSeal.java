package dk.sektorbro.seal;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.operator.OperatorCreationException;

/** Signs and encrypts while the message streams by: what is in memory at a time is a buffer. */
public final class CmsStreamSeal implements StreamSeal {

  /** Octets of each piece that the constructed octet strings are made of. */
  private static final int BUFFER = 1 << 16;

  private final CmsPartySeal seal;
  private final SealAlgorithms algorithms;
  private final SecureRandom random;

  public CmsStreamSeal(CmsPartySeal seal, SealAlgorithms algorithms, SecureRandom random) {
    this.seal = seal;
    this.algorithms = algorithms;
    this.random = random;
  }

  /**
   * @throws WeakKey when the receiver's key is below the floor
   */
  @Override
  public void seal(
      MessageId message, ByteSource plaintext, X509Certificate receiver, OutputStream to)
      throws IOException {
    try (OutputStream envelope = envelope(receiver, to);
        OutputStream content = signedContent(message, receiver, envelope);
        InputStream in = plaintext.open()) {
      in.transferTo(content);
    } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
      throw new IllegalStateException("Sealing failed", e);
    }
  }

  private OutputStream envelope(X509Certificate receiver, OutputStream to)
      throws CMSException, IOException {
    CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
    generator.setBufferSize(BUFFER);
    generator.addRecipientInfoGenerator(PartyRecipients.enclosingFor(receiver, algorithms, random));
    return generator.open(to, new GcmStream(algorithms.content(), random));
  }

  private OutputStream signedContent(
      MessageId message, X509Certificate receiver, OutputStream envelope)
      throws CMSException, OperatorCreationException, CertificateEncodingException, IOException {
    CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
    generator.setBufferSize(BUFFER);
    seal.signsIn(generator, message, receiver);
    return generator.open(envelope, true);
  }
}
