package dk.sektorbro.wire;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** Signs a SOAP envelope as Apache WSS4J does it for a client. */
final class SignedSoap {

  private static final char[] IN_MEMORY = "in-memory".toCharArray();

  private SignedSoap() {}

  /** With a timestamp of that moment, good for five minutes; body and timestamp are signed. */
  static String sign(String envelope, KeyStore.PrivateKeyEntry key, Instant at) {
    try {
      WSSConfig.init();
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
      WSSecHeader header = new WSSecHeader(document);
      header.insertSecurityHeader();
      WSSecTimestamp timestamp = new WSSecTimestamp(header);
      timestamp.setWsTimeSource(
          new WSTimeSource() {
            @Override
            public Instant now() {
              return at;
            }
          });
      timestamp.setTimeToLive(300);
      timestamp.build();
      WSSecSignature signature = new WSSecSignature(header);
      signature.setUserInfo("signing", new String(IN_MEMORY));
      signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
      signature.setDigestAlgo(WSConstants.SHA256);
      boolean ec = key.getPrivateKey().getAlgorithm().equals("EC");
      signature.setSignatureAlgorithm(
          "http://www.w3.org/2001/04/xmldsig-more#" + (ec ? "ecdsa-sha256" : "rsa-sha256"));
      signature.getParts().add(new WSEncryptionPart("Body", WSConstants.URI_SOAP11_ENV, "Element"));
      signature.getParts().add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Element"));
      return text(signature.build(crypto(key)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Merlin crypto(KeyStore.PrivateKeyEntry key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setEntry("signing", key, new KeyStore.PasswordProtection(IN_MEMORY));
    Merlin crypto = new Merlin(new Properties(), SignedSoap.class.getClassLoader(), null);
    crypto.setKeyStore(store);
    return crypto;
  }

  static String text(Document document) throws Exception {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
