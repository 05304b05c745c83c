package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.psychiatry.validation.FhirPackages;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing at a time is changed in a message of MedCom's that is otherwise valid. */
class FhirDialectRefusalTest {

  private static final String WITH_FILES = "gfd00bc2-9c26-4174-934e-f6e4360845de";

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  private static ObjectNode message() {
    return Fhir.tree(Fhir.careCommunication(WITH_FILES));
  }

  private static ObjectNode resource(JsonNode message, String type) {
    for (JsonNode entry : message.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals(type)) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new AssertionError("No " + type);
  }

  private static int index(JsonNode message, String type) {
    for (int i = 0; i < message.path("entry").size(); i++) {
      if (message
          .path("entry")
          .get(i)
          .path("resource")
          .path("resourceType")
          .asText()
          .equals(type)) {
        return i;
      }
    }
    throw new AssertionError("No " + type);
  }

  private static Refused refusalOf(Payload payload) {
    return catchThrowableOfType(
        Refused.class, () -> Fhir.DIALECT.examine(Fhir.by(Fhir.HEART_WARD, payload)));
  }

  private static Arguments change(
      String what, RefusalCode code, String location, Consumer<ObjectNode> change) {
    return Arguments.of(what, code, location, change);
  }

  private static void identifier(JsonNode message, String type, String system, String value) {
    for (JsonNode identifier : resource(message, type).path("identifier")) {
      if (identifier.path("system").asText().equals(system)) {
        ((ObjectNode) identifier).put("value", value);
      }
    }
  }

  private static void dropExtension(JsonNode payload, String ending) {
    Iterator<JsonNode> extensions = payload.path("extension").elements();
    while (extensions.hasNext()) {
      if (extensions.next().path("url").asText().endsWith(ending)) {
        extensions.remove();
      }
    }
  }

  private static void again(ObjectNode message, String type) {
    ObjectNode copy = resource(message, type).deepCopy().put("id", UUID.randomUUID().toString());
    ((ArrayNode) message.get("entry"))
        .addObject()
        .put("fullUrl", "http://medcomfhir.dk/" + type + "/" + copy.path("id").asText())
        .set("resource", copy);
  }

  private static void mailed(JsonNode payload) {
    for (JsonNode extension : payload.path("extension")) {
      if (extension.has("valueContactPoint")) {
        ((ObjectNode) extension.get("valueContactPoint"))
            .put("system", "email")
            .put("value", "afdeling-3@example.invalid");
      }
    }
  }

  private static void withoutWhat(JsonNode provenance) {
    for (JsonNode entity : provenance.path("entity")) {
      ((ObjectNode) entity.path("what")).putObject("identifier").put("system", "urn:oid:1.2.3");
    }
  }

  private static void removeAll(JsonNode message, String type) {
    Iterator<JsonNode> entries = message.path("entry").elements();
    while (entries.hasNext()) {
      if (entries.next().path("resource").path("resourceType").asText().equals(type)) {
        entries.remove();
      }
    }
  }

  static Stream<Arguments> changes() {
    ObjectNode original = message();
    String patient = "Bundle.entry[" + index(original, "Patient") + "].resource";
    String communication = "Bundle.entry[" + index(original, "Communication") + "].resource";
    String organisation = "Bundle.entry[" + index(original, "Organization") + "].resource";
    String last = "Bundle.entry[" + original.path("entry").size() + "].resource";
    return Stream.of(
        change(
            "an id number with a day that does not exist",
            RefusalCode.CITIZEN_ID_INVALID,
            patient + ".identifier[0].value",
            m -> identifier(m, "Patient", "urn:oid:1.2.208.176.1.2", "3102479989")),
        change(
            "an id number of letters",
            RefusalCode.CITIZEN_ID_INVALID,
            patient + ".identifier[0].value",
            m -> identifier(m, "Patient", "urn:oid:1.2.208.176.1.2", "25094799AB")),
        change(
            "a GLN with a wrong check digit",
            RefusalCode.PARTY_ID_INVALID,
            organisation + ".identifier[0].value",
            m -> identifier(m, "Organization", Canonical.GLN, "5790001348121")),
        change(
            "a SOR code of letters",
            RefusalCode.PARTY_ID_INVALID,
            organisation + ".identifier[1].value",
            m -> identifier(m, "Organization", "urn:oid:1.2.208.176.1.1", "95374100001600X")),
        change(
            "no provenance",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle",
            m -> removeAll(m, "Provenance")),
        change(
            "a category nobody has",
            RefusalCode.UNKNOWN_CODE,
            communication + ".category[0]",
            m ->
                ((ObjectNode)
                        resource(m, "Communication").path("category").get(0).path("coding").get(0))
                    .put("code", "employment")),
        change(
            "an event nobody has",
            RefusalCode.KIND_UNKNOWN,
            "Bundle.entry[0].resource.event",
            m ->
                ((ObjectNode) resource(m, "MessageHeader").get("eventCoding"))
                    .put("code", "home-care-observation-message")),
        change(
            "no receiver",
            RefusalCode.RECEIVER_MISSING,
            "Bundle.entry[0].resource.destination",
            m ->
                ((ObjectNode) resource(m, "MessageHeader").path("destination").get(0))
                    .remove("receiver")),
        change(
            "a file that is no PDF",
            RefusalCode.NOT_A_PDF,
            communication + ".payload[1].content.data",
            m ->
                ((ObjectNode)
                        resource(m, "Communication")
                            .path("payload")
                            .get(1)
                            .get("contentAttachment"))
                    .put("data", "TVqQAAMAAAAEAAAA")),
        change(
            "a program as attachment",
            RefusalCode.ATTACHMENT_TYPE,
            communication + ".payload[1].content.contentType",
            m ->
                ((ObjectNode)
                        resource(m, "Communication")
                            .path("payload")
                            .get(1)
                            .get("contentAttachment"))
                    .put("contentType", "application/x-msdownload")),
        change(
            "a link that runs a script",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[2].content.url",
            m ->
                ((ObjectNode)
                        resource(m, "Communication")
                            .path("payload")
                            .get(2)
                            .get("contentAttachment"))
                    .put("url", "javascript:alert(1)")),
        change(
            "two citizens",
            RefusalCode.PROFILE_VIOLATION,
            last,
            m -> {
              ObjectNode second = ((ArrayNode) m.get("entry")).addObject();
              second.put(
                  "fullUrl", "https://example.org/Patient/b8e3000b-3b95-43e2-8e5b-fc347d0a2499");
              second.set(
                  "resource",
                  resource(m, "Patient")
                      .deepCopy()
                      .put("id", "b8e3000b-3b95-43e2-8e5b-fc347d0a2499"));
            }),
        change(
            "a resource that rides along",
            RefusalCode.PROFILE_VIOLATION,
            last,
            m ->
                ((ArrayNode) m.get("entry"))
                    .addObject()
                    .putObject("resource")
                    .put("resourceType", "Binary")
                    .put("id", "x")
                    .put("contentType", "text/html")),
        change(
            "no payload identifier",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[0]",
            m ->
                dropExtension(
                    resource(m, "Communication").path("payload").get(0), "identifier-extension")),
        change(
            "no payload date",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[0]",
            m ->
                dropExtension(
                    resource(m, "Communication").path("payload").get(0), "datetime-extension")),
        change(
            "no payload date and no claim to a profile",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[0]",
            m -> {
              dropExtension(
                  resource(m, "Communication").path("payload").get(0), "datetime-extension");
              resource(m, "Communication").remove("meta");
            }),
        change(
            "a header that claims no profile",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle",
            m -> resource(m, "MessageHeader").remove("meta")),
        change(
            "a provenance that claims no profile",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle",
            m -> resource(m, "Provenance").remove("meta")),
        change(
            "a profile nobody knows",
            RefusalCode.PROFILE_VIOLATION,
            communication,
            m ->
                ((ArrayNode) resource(m, "Communication").path("meta").get("profile"))
                    .add("http://example.org/StructureDefinition/mine")),
        change(
            "a file that is no base64",
            RefusalCode.MALFORMED,
            "",
            m ->
                ((ObjectNode)
                        resource(m, "Communication")
                            .path("payload")
                            .get(1)
                            .get("contentAttachment"))
                    .put("data", "%PDF- not base64")),
        change(
            "a bundle of another type",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.type",
            m -> m.put("type", "transaction")),
        change(
            "a message id that is none",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.entry[0].resource.id",
            m -> resource(m, "MessageHeader").put("id", "1")),
        change(
            "a modifier nobody knows",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".modifierExtension",
            m ->
                resource(m, "Communication")
                    .putArray("modifierExtension")
                    .addObject()
                    .put("url", "http://example.org/not")
                    .put("valueBoolean", true)),
        change(
            "an element FHIR does not have",
            RefusalCode.MALFORMED,
            "",
            m -> resource(m, "Communication").put("secret", "2509479989")),
        change(
            "a writer without a name",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.entry[" + index(original, "Practitioner") + "].resource.name",
            m -> resource(m, "Practitioner").remove("name")),
        change(
            "a name longer than a jobcentre can be told",
            RefusalCode.TOO_LARGE,
            "Bundle.entry[" + index(original, "Practitioner") + "].resource.name[0].family",
            m ->
                ((ObjectNode) resource(m, "Practitioner").path("name").get(0))
                    .put("family", "x".repeat(1001))),
        change(
            "given names longer together than a jobcentre can be told",
            RefusalCode.TOO_LARGE,
            "Bundle.entry[" + index(original, "Practitioner") + "].resource.name[0].given",
            m ->
                ((ObjectNode) resource(m, "Practitioner").path("name").get(0))
                    .putArray("given")
                    .add("x".repeat(500))
                    .add("y".repeat(500))),
        change(
            "a moment that is of the year 10000 in UTC",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.entry[" + index(original, "Provenance") + "].resource.occurred",
            m -> resource(m, "Provenance").put("occurredDateTime", "9999-12-31T23:30:00-01:00")),
        change(
            "a moment before all calendars counted alike",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.timestamp",
            m -> m.put("timestamp", "1500-02-28T12:00:00+14:00")),
        change(
            "an address for mail as the contact of a writer",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[0].extension[",
            m -> mailed(resource(m, "Communication").path("payload").get(0))),
        change(
            "a turn that is told twice",
            RefusalCode.PROFILE_VIOLATION,
            last + ".target[0].reference",
            m -> again(m, "Provenance")),
        change(
            "a turn that does not say what it brought",
            RefusalCode.PROFILE_VIOLATION,
            "Bundle.entry[" + index(original, "Provenance") + "].resource.entity",
            m -> withoutWhat(resource(m, "Provenance"))),
        change(
            "a text that is not there",
            RefusalCode.PROFILE_VIOLATION,
            communication + ".payload[0].contentString",
            m -> {
              ObjectNode payload = (ObjectNode) resource(m, "Communication").path("payload").get(0);
              payload.remove("contentString");
              payload
                  .putObject("_contentString")
                  .putArray("extension")
                  .addObject()
                  .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                  .put("valueCode", "unknown");
            }),
        change(
            "an activity of another message",
            RefusalCode.UNKNOWN_CODE,
            "Bundle.entry[" + index(original, "Provenance") + "].resource.activity.coding[0].code",
            m ->
                ((ObjectNode) resource(m, "Provenance").path("activity").path("coding").get(0))
                    .put("code", "admit-inpatient")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void isRefusedAtItsPlace(
      String what, RefusalCode code, String location, Consumer<ObjectNode> change) {
    ObjectNode changed = message();
    change.accept(changed);

    Refused refused = refusalOf(Fhir.json(changed.toString()));

    assertThat(refused.refusals())
        .as(what)
        .anySatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.location()).startsWith(location);
            });
    assertThat(refused.refusals()).allSatisfy(FhirDialectRefusalTest::quotesNothing);
  }

  private static void quotesNothing(Refusal refusal) {
    assertThat(refusal.toString())
        .doesNotContain(
            "2509479989",
            "3102479989",
            "25094799AB",
            "Elmer",
            "Bruno",
            "5790001348121",
            "employment",
            "95374100001600X",
            "Proin",
            "b8e3000b",
            "javascript");
    assertThat(refusal.explanation()).isNotBlank();
  }

  @Test
  void aSenderWhoIsNotTheOneConnectedIsRefused() {
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> Fhir.DIALECT.examine(Fhir.by(Fhir.CARE_CENTRE, Fhir.json(message().toString()))));

    assertThat(refused.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(RefusalCode.SENDER_MISMATCH);
              assertThat(refusal.location())
                  .isEqualTo("Bundle.entry[8].resource.identifier[1].value");
            });
  }

  @Test
  void aRequestDoesNotComeFromPsychiatry() {
    assertThat(refusalOf(Fhir.json(Fhir.example("valid/certificate-request.json"))).code())
        .isEqualTo(RefusalCode.KIND_UNKNOWN);
  }

  static List<Arguments> unreadable() {
    return List.of(
        Arguments.of("nothing", Fhir.json("")),
        Arguments.of("no JSON", Fhir.json("{\"resourceType\":")),
        Arguments.of(
            "two resources",
            Fhir.json("{\"resourceType\":\"Bundle\"}{\"resourceType\":\"Bundle\"}")),
        Arguments.of(
            "a key twice",
            Fhir.json("{\"resourceType\":\"Bundle\",\"type\":\"message\",\"type\":\"batch\"}")),
        Arguments.of(
            "a bomb of arrays",
            Fhir.json("{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(100_000))),
        Arguments.of("a bomb of objects", Fhir.json("{\"a\":".repeat(70) + "1" + "}".repeat(70))),
        Arguments.of("no FHIR", Fhir.json("{\"resourceType\":\"Invoice2\"}")),
        Arguments.of(
            "an external entity",
            Fhir.xml(
                "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>")),
        Arguments.of(
            "a document type",
            Fhir.xml("<!DOCTYPE Bundle><Bundle xmlns=\"http://hl7.org/fhir\"/>")),
        Arguments.of(
            "an entity nobody declared",
            Fhir.xml("<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>")),
        Arguments.of(
            "a bomb of elements",
            Fhir.xml("<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(10_000))),
        Arguments.of(
            "another encoding",
            Fhir.xml(
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Bundle xmlns=\"http://hl7.org/fhir\"/>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void whatIsNotReadableIsMalformed(String what, Payload payload) {
    assertThat(refusalOf(payload).code()).as(what).isEqualTo(RefusalCode.MALFORMED);
  }

  @Test
  void withoutItsPackagesNothingIsLetThrough(@TempDir Path empty) {
    MessageValidator none =
        new MessageValidator(Fhir.R4, new FhirPackages(List.of(empty)), Fhir.OWN);
    FhirDialect dialect = new FhirDialect(Fhir.R4, none, Fhir.DIRECTORY, Fhir.OWN);

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> dialect.examine(Fhir.by(Fhir.HEART_WARD, Fhir.json(message().toString()))));

    assertThat(refused.code()).isEqualTo(RefusalCode.UNAVAILABLE);
    assertThat(none.shortcomings())
        .hasSize(2)
        .allSatisfy(told -> assertThat(told).contains("curl", empty.toString()));
  }
}
