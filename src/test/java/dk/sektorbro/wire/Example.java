package dk.sektorbro.wire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.psychiatry.validation.FhirPackage;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * A message that MedCom publishes with CareCommunication 5.0.2 or HospitalNotification 3.0.2.
 *
 * @param text the file as published
 */
record Example(String id, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FhirPackage CARE_COMMUNICATION =
      new FhirPackage("medcom.fhir.dk.carecommunication", "5.0.2");
  private static final FhirPackage HOSPITAL_NOTIFICATION =
      new FhirPackage("medcom.fhir.dk.hospitalnotification", "3.0.2");

  static List<Example> all() {
    return all(CARE_COMMUNICATION);
  }

  static List<Example> hospitalNotifications() {
    return all(HOSPITAL_NOTIFICATION);
  }

  private static List<Example> all(FhirPackage published) {
    List<Example> examples = new ArrayList<>();
    try (InputStream tgz = Files.newInputStream(OneHub.PACKAGES.find(published).orElseThrow())) {
      NpmPackage opened = NpmPackage.fromPackage(tgz);
      for (String file : opened.list("example").stream().sorted().toList()) {
        if (file.startsWith("Bundle-")) {
          examples.add(
              new Example(
                  file.substring("Bundle-".length(), file.length() - ".json".length()),
                  new String(opened.load("example", file).readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  static Example of(String id) {
    return all().stream().filter(example -> example.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return id;
  }

  ObjectNode tree() {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same message under ids of its own, as another message. */
  Example underNewIds() {
    String bundle = UUID.randomUUID().toString();
    return new Example(
        bundle, text.replace(id, bundle).replace(headerId(), UUID.randomUUID().toString()));
  }

  String asXml() {
    FhirContext fhir = FhirContext.forR4Cached();
    return asWritten(fhir.newXmlParser())
        .encodeResourceToString(asWritten(fhir.newJsonParser()).parseResource(text));
  }

  private static IParser asWritten(IParser parser) {
    return parser
        .setOverrideResourceIdWithBundleEntryFullUrl(false)
        .setStripVersionsFromReferences(false);
  }

  String headerId() {
    return header().get("id").asText();
  }

  private JsonNode header() {
    return tree().at("/entry/0/resource");
  }

  Member sender() {
    return member(header().at("/sender/reference").asText());
  }

  Member receiver() {
    return member(header().at("/destination/0/receiver/reference").asText());
  }

  private Member member(String reference) {
    JsonNode organisation =
        resources("Organization")
            .filter(each -> reference.endsWith("/" + each.get("id").asText()))
            .findFirst()
            .orElseThrow();
    String identifiers = organisation.get("identifier").toString();
    return Stream.of(Member.HERLEV_HOSPITAL, Member.HERLEV_CARE_HOME, Member.HERLEV_HOME_CARE)
        .filter(each -> identifiers.contains("\"" + each.id().sor() + "\""))
        .findFirst()
        .orElseThrow();
  }

  TestCitizen citizen() {
    return text.contains(TestCitizen.BRUNO.id().number()) ? TestCitizen.BRUNO : TestCitizen.BIRGIT;
  }

  /** What it carries, in its order: digests of texts and files, links by their address. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (JsonNode payload : resources("Communication").findFirst().orElseThrow().get("payload")) {
      JsonNode file = payload.get("contentAttachment");
      if (file == null) {
        parts.add(text(payload.get("contentString").asText()));
      } else {
        parts.add(
            file(
                file.path("title").asText(),
                Base64.getDecoder().decode(file.path("data").asText()),
                file.path("url").asText()));
      }
    }
    return parts;
  }

  static String text(String text) {
    return "text " + digest(text.getBytes(StandardCharsets.UTF_8));
  }

  static String file(String title, byte[] data, String link) {
    return "file " + title + " " + data.length + " " + digest(data) + " " + link;
  }

  /** Its turns as {@code message activity earlier}, in no order. */
  List<String> turns() {
    return resources("Provenance")
        .map(
            turn -> {
              JsonNode earlier =
                  StreamSupport.stream(turn.get("entity").spliterator(), false)
                      .filter(entity -> entity.get("role").asText().equals("revision"))
                      .map(entity -> entity.get("what"))
                      .findFirst()
                      .orElse(JSON.createObjectNode());
              return turn.at("/target/0/reference").asText().replace("MessageHeader/", "")
                  + " "
                  + turn.at("/activity/coding/0/code").asText().replace("-message", "")
                  + " "
                  + earlier.path("reference").asText().replace("MessageHeader/", "")
                  + earlier.at("/identifier/value").asText();
            })
        .toList();
  }

  private Stream<JsonNode> resources(String type) {
    return StreamSupport.stream(tree().get("entry").spliterator(), false)
        .map(entry -> entry.get("resource"))
        .filter(resource -> resource.get("resourceType").asText().equals(type));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
