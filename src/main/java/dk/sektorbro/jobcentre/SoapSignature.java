package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * The XML signature of a SOAP request. It must cover the timestamp and the body; the body's digest
 * was taken from the very element that is processed while it was read, so that no other element can
 * be put in its place. The JDK verifies the rest, with its secure validation.
 */
final class SoapSignature implements SentSignature {

  private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha";
  private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha";
  private static final Set<String> METHODS =
      Set.of(
          RSA + 256,
          RSA + 384,
          RSA + 512,
          ECDSA + 256,
          ECDSA + 384,
          ECDSA + 512,
          "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
          "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
          "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1");

  private final WsSecurity header;
  private final SignedBody body;
  private final byte[] digest;
  private final Clock clock;

  /**
   * @param body what the signature says of the body
   * @param digest of the body as it came
   */
  SoapSignature(WsSecurity header, SignedBody body, byte[] digest, Clock clock) {
    this.header = header;
    this.body = body;
    this.digest = digest;
    this.clock = clock;
  }

  @Override
  public PartySignature verify(X509Certificate declared) {
    try {
      return verified(declared);
    } catch (MarshalException
        | XMLSignatureException
        | IOException
        | CertificateEncodingException
        | DateTimeException unreadable) {
      throw WsSecurity.invalid("It cannot be read. Follow XML Signature and WS-Security 1.1.");
    }
  }

  private PartySignature verified(X509Certificate declared)
      throws MarshalException, XMLSignatureException, IOException, CertificateEncodingException {
    DOMValidateContext context =
        new DOMValidateContext(
            KeySelector.singletonKeySelector(declared.getPublicKey()), header.signature());
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
    XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    if (!METHODS.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
        || !SignedBody.EXCLUSIVE.equals(
            signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())) {
      throw WsSecurity.invalid(
          "Sign with RSA or ECDSA and SHA-256 or longer, over exclusive canonical XML.");
    }
    if (!signature.getSignatureValue().validate(context)) {
      throw WsSecurity.invalid("It is not by the key you are registered with, or was changed.");
    }
    mustCoverBodyAndTimestamp(signature, context);
    Instant created = moment("Created");
    if (!moment("Expires").isAfter(clock.instant())) {
      throw new Refused(
          RefusalCode.SIGNATURE_STALE,
          "/*",
          "The timestamp of the signature has expired; sign again when you send again.");
    }
    return new PartySignature(
        PartySignature.WS_SECURITY,
        signature.getSignatureValue().getValue(),
        Optional.of(signature.getSignedInfo().getCanonicalizedData().readAllBytes()),
        declared.getEncoded(),
        created);
  }

  private void mustCoverBodyAndTimestamp(XMLSignature signature, DOMValidateContext context)
      throws XMLSignatureException {
    Set<Element> covered = new HashSet<>();
    boolean coversBody = false;
    for (Object each : signature.getSignedInfo().getReferences()) {
      Reference reference = (Reference) each;
      if (body.isMeantBy(reference.getURI())) {
        if (coversBody || !MessageDigest.isEqual(reference.getDigestValue(), digest)) {
          throw WsSecurity.invalid("The body is not what was signed.");
        }
        coversBody = true;
      } else {
        Element part = part(reference.getURI());
        context.setIdAttributeNS(part, WsSecurity.WSU, "Id");
        if (!covered.add(part) || !SignedBody.isStrong(reference) || !reference.validate(context)) {
          throw WsSecurity.invalid("A part of the security header is not what was signed.");
        }
      }
    }
    if (!coversBody || !covered.contains(header.timestamp())) {
      throw WsSecurity.invalid("It covers soap:Body and wsu:Timestamp, both.");
    }
  }

  private Element part(String uri) {
    List<Element> found =
        header.parts().stream()
            .filter(part -> uri.equals("#" + part.getAttributeNS(WsSecurity.WSU, "Id")))
            .toList();
    if (found.size() != 1) {
      throw WsSecurity.invalid(
          "It covers the body and parts of the security header by wsu:Id, and nothing else.");
    }
    return found.getFirst();
  }

  private Instant moment(String name) {
    return OffsetDateTime.parse(header.time(name)).toInstant();
  }
}
