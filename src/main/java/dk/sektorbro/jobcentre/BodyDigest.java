package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.SentSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Takes the digest of a signed body while it is read. */
final class BodyDigest {

  private final WsSecurity header;
  private final SignedBody signed;
  private final MessageDigest digest;
  private final CanonicalXml canonical;

  private BodyDigest(WsSecurity header, SignedBody signed) {
    this.header = header;
    this.signed = signed;
    this.digest = signed.newDigest();
    this.canonical =
        new CanonicalXml(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest), signed.included());
  }

  /**
   * Of a request whose body is about to be read; empty where it is not signed.
   *
   * @throws dk.sektorbro.exchange.Refused where a signature does not cover the body
   */
  static Optional<BodyDigest> of(Message message) throws IOException {
    Optional<WsSecurity> header =
        message.getContent(Node.class) instanceof Document headers
            ? WsSecurity.in(headers)
            : Optional.empty();
    WatchedEnvelope.Start start = message.getContent(WatchedEnvelope.Start.class);
    if (header.isEmpty() || start == null) {
      return Optional.empty();
    }
    SignedBody signed =
        SignedBody.in(header.get(), start.id())
            .orElseThrow(() -> WsSecurity.invalid("It does not cover soap:Body by its wsu:Id."));
    BodyDigest digest = new BodyDigest(header.get(), signed);
    digest.canonical.start(start.tag(signed.included()));
    digest.canonical.text(start.leading());
    return Optional.of(digest);
  }

  /** Where the elements of the body are written to. */
  CanonicalXml canonical() {
    return canonical;
  }

  /**
   * The body has been read.
   *
   * @param trailing what stood between its element and its end
   */
  SentSignature end(String trailing, Clock clock) throws IOException {
    canonical.text(trailing);
    canonical.end();
    canonical.close();
    return new SoapSignature(header, signed, digest.digest(), clock);
  }
}
