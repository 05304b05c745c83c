package dk.sektorbro.jobcentre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's canonicalizer is the measure. */
class CanonicalXmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a/>",
        "<a xmlns='urn:x' xmlns:unused='urn:y'><b/></a>",
        "<p:a xmlns:p='urn:x'><b xmlns='urn:x'><c xmlns=''/></b><p:d/></p:a>",
        "<a xmlns='urn:x'><b xmlns='urn:x'/><p:c xmlns:p='urn:x'><p:d/></p:c></a>",
        "<a xmlns:z='urn:a' xmlns:b='urn:z' z:k='1' b:k='2' k='3' a='4' z:a='5'/>",
        "<a xml:lang='da' t='&#9;&#10;&#13;&quot;&lt;&amp;&gt;'>&#13;\r\n&lt;&gt;&amp;\"' æøå 𝄞</a>",
        "<a><!-- not kept --><![CDATA[<&>]]> text<?not kept?></a>",
        "<p:a xmlns:p='urn:x'><p:b xmlns:p='urn:y'><p:c xmlns:p='urn:x'/></p:b></p:a>",
        "<a xmlns:q='urn:q'><b q:x='1'/><b q:x='2'><c q:y='3'/></b></a>"
      })
  void itWritesWhatTheJdkWrites(String xml) throws Exception {
    assertThat(canonical(xml)).isEqualTo(jdk(xml));
  }

  private static String canonical(String xml) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    XMLStreamReader from =
        factory.createXMLStreamReader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CanonicalXml to = new CanonicalXml(bytes)) {
      while (from.hasNext()) {
        switch (from.next()) {
          case XMLStreamConstants.START_ELEMENT -> to.start(from);
          case XMLStreamConstants.END_ELEMENT -> to.end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> to.text(from.getText());
          default -> {}
        }
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String jdk(String xml) throws Exception {
    TransformService canonicalizer =
        TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
    canonicalizer.init(null);
    InputStream octets = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    OctetStreamData out =
        (OctetStreamData) canonicalizer.transform(new OctetStreamData(octets), null);
    // Processing instructions belong to the canonical form; no message of the contract has any.
    return new String(out.getOctetStream().readAllBytes(), StandardCharsets.UTF_8)
        .replace("<?not kept?>", "");
  }
}
