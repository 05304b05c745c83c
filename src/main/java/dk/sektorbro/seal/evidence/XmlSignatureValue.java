package dk.sektorbro.seal.evidence;

import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.participant.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * The value of an XML signature over the canonical octets of its {@code ds:SignedInfo} (XML
 * Signature 1.1, section 3.2.2).
 */
final class XmlSignatureValue {

  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";

  /** As Java names them; ECDSA values are the two numbers side by side. */
  private static final Map<String, String> METHODS =
      Map.of(
          MORE + "rsa-sha256", "SHA256withRSA",
          MORE + "rsa-sha384", "SHA384withRSA",
          MORE + "rsa-sha512", "SHA512withRSA",
          MORE + "ecdsa-sha256", "SHA256withPLAIN-ECDSA",
          MORE + "ecdsa-sha384", "SHA384withPLAIN-ECDSA",
          MORE + "ecdsa-sha512", "SHA512withPLAIN-ECDSA",
          PSS + "sha256-rsa-MGF1", "SHA256withRSAandMGF1",
          PSS + "sha384-rsa-MGF1", "SHA384withRSAandMGF1",
          PSS + "sha512-rsa-MGF1", "SHA512withRSAandMGF1");

  private XmlSignatureValue() {}

  static void verify(String link, PartySignature signature, X509Certificate signer) {
    byte[] signedInfo =
        signature
            .signedInfo()
            .orElseThrow(() -> new EvidenceBroken(link, "what it signs is missing"));
    String method = METHODS.get(method(link, signedInfo));
    if (method == null) {
      throw new EvidenceBroken(link, "it is made with another algorithm");
    }
    try {
      Signature verifier = Signature.getInstance(method, BouncyCastle.PROVIDER);
      verifier.initVerify(signer.getPublicKey());
      verifier.update(signedInfo);
      if (!verifier.verify(signature.signature())) {
        throw new EvidenceBroken(link, "it does not fit what it signs");
      }
    } catch (GeneralSecurityException e) {
      throw new EvidenceBroken(link, "it does not fit what it signs", e);
    }
  }

  private static String method(String link, byte[] signedInfo) {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root =
          parsers
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(signedInfo))
              .getDocumentElement();
      Element method = (Element) root.getElementsByTagNameNS(DS, "SignatureMethod").item(0);
      return method == null ? "" : method.getAttribute("Algorithm");
    } catch (Exception e) {
      throw new EvidenceBroken(link, "what it signs cannot be read", e);
    }
  }
}
