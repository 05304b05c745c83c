package dk.sektorbro.seal;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;

/**
 * The seal of {@link PartySeal} for messages too large for memory: the same signature, the same
 * envelope, in BER of indefinite length (RFC 5652, section 5.1), because nothing is known of the
 * length or the tag before the last byte.
 */
public interface StreamSeal {

  /**
   * @param to not closed
   */
  void seal(MessageId message, ByteSource plaintext, X509Certificate receiver, OutputStream to)
      throws IOException;
}
