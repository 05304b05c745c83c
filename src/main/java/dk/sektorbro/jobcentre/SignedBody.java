package dk.sektorbro.jobcentre;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.crypto.dsig.Reference;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a signature says of the SOAP body, told before the body is read.
 *
 * @param uri of the reference: {@code #} and the body's {@code wsu:Id}
 * @param algorithm of its digest, as Java names it
 * @param included prefixes of InclusiveNamespaces; an empty one is the default namespace
 */
record SignedBody(String uri, String algorithm, List<String> included) {

  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  /** The reference to the element with that id, where the signature has one. */
  static Optional<SignedBody> in(WsSecurity header, String bodyId) {
    for (Element reference : within(header.signature(), "Reference")) {
      if (reference.getAttribute("URI").equals("#" + bodyId)) {
        return Optional.of(of(reference));
      }
    }
    return Optional.empty();
  }

  private static SignedBody of(Element reference) {
    List<Element> transforms = within(reference, "Transform");
    List<Element> digests = within(reference, "DigestMethod");
    String algorithm =
        digests.size() == 1 ? DIGESTS.get(digests.getFirst().getAttribute("Algorithm")) : null;
    if (algorithm == null
        || transforms.size() != 1
        || !EXCLUSIVE.equals(transforms.getFirst().getAttribute("Algorithm"))) {
      throw WsSecurity.invalid(
          "The body is signed over exclusive canonical XML and nothing else, with SHA-256 or longer.");
    }
    return new SignedBody(
        reference.getAttribute("URI"), algorithm, included(transforms.getFirst()));
  }

  private static List<String> included(Element transform) {
    for (Node child = transform.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && EXCLUSIVE.equals(element.getNamespaceURI())
          && "InclusiveNamespaces".equals(element.getLocalName())) {
        return Arrays.stream(element.getAttribute("PrefixList").strip().split("\\s+"))
            .filter(prefix -> !prefix.isEmpty())
            .map(prefix -> prefix.equals("#default") ? "" : prefix)
            .toList();
      }
    }
    return List.of();
  }

  /** Elements of XML Signature anywhere within. */
  private static List<Element> within(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    var nodes = parent.getElementsByTagNameNS(WsSecurity.DS, name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  boolean isMeantBy(String reference) {
    return uri.equals(reference);
  }

  MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether another reference is by a digest that is strong enough. */
  static boolean isStrong(Reference reference) {
    return DIGESTS.containsKey(reference.getDigestMethod().getAlgorithm());
  }
}
