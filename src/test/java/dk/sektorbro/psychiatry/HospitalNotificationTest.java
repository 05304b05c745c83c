package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** MedCom's HospitalNotifications, as they are and with one thing changed at a time. */
class HospitalNotificationTest {

  private static final String ADMISSION = "a5e5b880-c087-4055-b9ec-99108695f81d";
  private static final String REVISION = "bfab3e80-9584-11ec-b909-0242ac120002";
  private static final String LEAVE = "d3128d9b-cede-4c7f-8904-809eab322d7d";
  private static final String DISCHARGE = "f4aa42a4-86db-4e68-9b38-9dda0dfd5774";

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  private static String example(String id) {
    return Fhir.example("medcom.fhir.dk.hospitalnotification", "3.0.2", id);
  }

  private static ObjectNode resource(JsonNode message, String type) {
    for (JsonNode entry : message.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals(type)) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new AssertionError("No " + type);
  }

  @ParameterizedTest
  @CsvSource({
    "a5e5b880-c087-4055-b9ec-99108695f81d, ADMITTED, NEW",
    "bfab3e80-9584-11ec-b909-0242ac120002, ADMITTED, REVISED",
    "c83671a4-9584-11ec-b909-0242ac120002, ADMITTED, CANCELLED",
    "d3128d9b-cede-4c7f-8904-809eab322d7d, LEAVE_STARTED, NEW",
    "e94de8ee-bd94-475e-b454-b8fbbef8a685, LEAVE_ENDED, NEW",
    "f4aa42a4-86db-4e68-9b38-9dda0dfd5774, DISCHARGED, NEW",
    "g099bbf3-3fca-4722-a248-bfe1aa956410, ENDED, NEW",
    "h1c8e4a8-6b45-4669-94ad-2a99ad96bf03, ADMITTED, NEW",
    "kcab461b-f44e-4d97-a041-ef7e64800587, DISCHARGED, NEW",
    "ld31e08a-b91f-49c3-841a-ce80e6380517, ENDED, NEW"
  })
  void isReadAsWhatHappened(String id, StayEvent event, Standing standing) {
    Incoming incoming = Fhir.DIALECT.examine(Fhir.fromItsSender(Fhir.json(example(id))));
    HospitalNotified notified =
        (HospitalNotified) Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, incoming.payload());

    assertThat(notified.turn().event()).isEqualTo(event);
    assertThat(notified.turn().standing()).isEqualTo(standing);
    assertThat(notified.times().admittedAt()).isPresent();
    assertThat(notified.times().endedAt().isPresent()).isEqualTo(event.endsTheStay());
    assertThat(notified.history()).contains(notified.turn());
    assertThat(notified).asString().doesNotContain("2509479989").doesNotContain("Elmer");
  }

  @ParameterizedTest
  @CsvSource({
    "h1c8e4a8-6b45-4669-94ad-2a99ad96bf03, revise-admit-emergency, ADMITTED, REVISED",
    "h1c8e4a8-6b45-4669-94ad-2a99ad96bf03, cancel-admit-emergency, ADMITTED, CANCELLED",
    "d3128d9b-cede-4c7f-8904-809eab322d7d, revise-start-leave-inpatient, LEAVE_STARTED, REVISED",
    "d3128d9b-cede-4c7f-8904-809eab322d7d, cancel-start-leave-inpatient, LEAVE_STARTED, CANCELLED",
    "e94de8ee-bd94-475e-b454-b8fbbef8a685, revise-end-leave-inpatient, LEAVE_ENDED, REVISED",
    "e94de8ee-bd94-475e-b454-b8fbbef8a685, cancel-end-leave-inpatient, LEAVE_ENDED, CANCELLED",
    "f4aa42a4-86db-4e68-9b38-9dda0dfd5774, revise-discharge-inpatient-home, DISCHARGED, REVISED",
    "f4aa42a4-86db-4e68-9b38-9dda0dfd5774, cancel-discharge-inpatient-home, DISCHARGED, CANCELLED",
    "kcab461b-f44e-4d97-a041-ef7e64800587, revise-discharge-emergency-home, DISCHARGED, REVISED",
    "kcab461b-f44e-4d97-a041-ef7e64800587, cancel-discharge-emergency-home, DISCHARGED, CANCELLED",
    "g099bbf3-3fca-4722-a248-bfe1aa956410, revise-admit-inpatient, ENDED, REVISED",
    "g099bbf3-3fca-4722-a248-bfe1aa956410, cancel-admit-inpatient, ADMITTED, CANCELLED"
  })
  void isReadAsWhatItRevisesOrTakesBack(
      String id, String code, StayEvent event, Standing standing) {
    ObjectNode message = Fhir.tree(example(id));
    String header = resource(message, "MessageHeader").path("id").asText();
    ObjectNode own = provenance(message, "MessageHeader/" + header);
    ((ObjectNode) own.at("/activity/coding/0")).put("code", code);
    if (!own.has("entity")) {
      ObjectNode entity = own.putArray("entity").addObject().put("role", "revision");
      entity.putObject("what").put("reference", "MessageHeader/" + UUID.randomUUID());
    }

    HospitalNotified notified =
        (HospitalNotified)
            Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, Fhir.json(message.toString()));

    assertThat(notified.turn().event()).isEqualTo(event);
    assertThat(notified.turn().standing()).isEqualTo(standing);
  }

  @Test
  void aDischargeThatIsMendedAfterTheCitizenDiedAtHomeIsADischarge() {
    ObjectNode message = Fhir.tree(example(DISCHARGE));
    resource(message, "Patient").put("deceasedBoolean", true);
    String header = resource(message, "MessageHeader").path("id").asText();
    ObjectNode own = provenance(message, "MessageHeader/" + header);
    ((ObjectNode) own.at("/activity/coding/0")).put("code", "revise-discharge-inpatient-home");

    HospitalNotified notified =
        (HospitalNotified)
            Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, Fhir.json(message.toString()));

    assertThat(notified.turn().event()).isEqualTo(StayEvent.DISCHARGED);
    assertThat(notified.turn().standing()).isEqualTo(Standing.REVISED);
  }

  @Test
  void aDeathIsKnownFromTheHistoryOfWhatCameAfterIt() {
    ObjectNode message = Fhir.tree(example("g099bbf3-3fca-4722-a248-bfe1aa956410"));
    ObjectNode header = resource(message, "MessageHeader");
    String death = header.path("id").asText();
    String correction = UUID.randomUUID().toString();
    ObjectNode own = provenance(message, "MessageHeader/" + death).deepCopy();
    ((ObjectNode) own.at("/target/0")).put("reference", "MessageHeader/" + correction);
    ((ObjectNode) own.at("/activity/coding/0")).put("code", "cancel-admit-inpatient");
    ((ObjectNode) own.at("/entity/0/what")).put("reference", "MessageHeader/" + death);
    header.put("id", correction);
    ((ArrayNode) message.get("entry"))
        .addObject()
        .put("fullUrl", "Provenance/" + correction)
        .set("resource", own.put("id", correction));

    HospitalNotified notified =
        (HospitalNotified)
            Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, Fhir.json(message.toString()));

    assertThat(notified.history())
        .extracting(HospitalNotified.Turn::event, HospitalNotified.Turn::standing)
        .containsExactlyInAnyOrder(
            tuple(StayEvent.ADMITTED, Standing.NEW),
            tuple(StayEvent.ENDED, Standing.NEW),
            tuple(StayEvent.ADMITTED, Standing.CANCELLED));
  }

  private static ObjectNode provenance(JsonNode message, String target) {
    for (JsonNode entry : message.path("entry")) {
      JsonNode resource = entry.path("resource");
      if (resource.path("resourceType").asText().equals("Provenance")
          && resource.at("/target/0/reference").asText().equals(target)) {
        return (ObjectNode) resource;
      }
    }
    throw new AssertionError("No Provenance of " + target);
  }

  @Test
  void inXmlItIsReadAsInJson() {
    String xml =
        WireMessage.asWritten(Fhir.R4.newXmlParser())
            .encodeResourceToString(
                WireMessage.asWritten(Fhir.R4.newJsonParser()).parseResource(example(LEAVE)));

    Incoming incoming = Fhir.DIALECT.examine(Fhir.by(Fhir.HEART_WARD, Fhir.xml(xml)));

    assertThat(Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, incoming.payload()))
        .isEqualTo(Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, Fhir.json(example(LEAVE))));
  }

  @Test
  void aWardMayAskForTheChangePackage() {
    ObjectNode message = Fhir.tree(example(DISCHARGE));
    resource(message, "MessageHeader")
        .putArray("extension")
        .addObject()
        .put("url", Canonical.CHANGE_PACKAGE)
        .put("valueBoolean", true);

    Incoming incoming =
        Fhir.DIALECT.examine(Fhir.by(Fhir.HEART_WARD, Fhir.json(message.toString())));

    assertThat(Fhir.DIALECT.read(MessageKind.HOSPITAL_NOTIFICATION, incoming.payload()))
        .isInstanceOfSatisfying(
            HospitalNotified.class,
            notified -> assertThat(notified.changePackage()).contains(true));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "an activity of letters",
            ADMISSION,
            RefusalCode.UNKNOWN_CODE,
            ".activity.coding[0].code",
            message -> activity(message, "new-message")),
        change(
            "a discharge of somebody who is still there",
            ADMISSION,
            RefusalCode.PROFILE_VIOLATION,
            ".status",
            message -> activity(message, "discharge-inpatient-home")),
        change(
            "an emergency's code for an inpatient",
            ADMISSION,
            RefusalCode.PROFILE_VIOLATION,
            ".class.code",
            message -> activity(message, "admit-emergency")),
        change(
            "a revision of nothing",
            REVISION,
            RefusalCode.PROFILE_VIOLATION,
            ".entity",
            message -> resource(message, "Provenance").remove("entity")),
        change(
            "a discharge without an end",
            DISCHARGE,
            RefusalCode.PROFILE_VIOLATION,
            ".period.end",
            message -> ((ObjectNode) resource(message, "Encounter").get("period")).remove("end")),
        change(
            "a leave without its period",
            LEAVE,
            RefusalCode.PROFILE_VIOLATION,
            ".extension",
            message -> resource(message, "Encounter").remove("extension")),
        change(
            "a header about no stay",
            ADMISSION,
            RefusalCode.PROFILE_VIOLATION,
            ".focus",
            message ->
                ((ObjectNode) resource(message, "MessageHeader").at("/focus/0"))
                    .put("reference", "Encounter/another")),
        change(
            "a diagnosis",
            ADMISSION,
            RefusalCode.PROFILE_VIOLATION,
            "].resource",
            message ->
                resource(message, "Encounter")
                    .putArray("reasonCode")
                    .addObject()
                    .put("text", "F20")));
  }

  private static Arguments change(
      String what, String id, RefusalCode code, String location, Consumer<ObjectNode> change) {
    return Arguments.of(what, id, code, location, change);
  }

  private static void activity(ObjectNode message, String code) {
    ((ObjectNode) resource(message, "Provenance").at("/activity/coding/0")).put("code", code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void isRefusedAtThePlaceOf(
      String what, String id, RefusalCode code, String location, Consumer<ObjectNode> change) {
    ObjectNode message = Fhir.tree(example(id));
    change.accept(message);

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> Fhir.DIALECT.examine(Fhir.by(Fhir.HEART_WARD, Fhir.json(message.toString()))));

    assertThat(refused).isNotNull();
    assertThat(refused.refusals())
        .anyMatch(
            (Refusal refusal) -> refusal.code() == code && refusal.location().contains(location));
  }
}
