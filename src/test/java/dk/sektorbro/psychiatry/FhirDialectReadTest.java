package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FhirDialectReadTest {

  static final CitizenId BRUNO = CitizenId.cpr("2509479989");

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  static List<String> careCommunications() {
    return List.copyOf(Fhir.careCommunications().keySet());
  }

  @ParameterizedTest
  @MethodSource("careCommunications")
  void everyCareCommunicationOfMedComIsExamined(String id) {
    Incoming incoming =
        Fhir.DIALECT.examine(Fhir.fromItsSender(Fhir.json(Fhir.careCommunication(id))));

    assertThat(incoming.kind()).isEqualTo(MessageKind.CARE_COMMUNICATION);
    assertThat(incoming.transmissionId()).isEqualTo(id);
    assertThat(incoming.citizen().number()).isIn("2509479989", "0703921VJ4");
    assertThat(incoming.conversation()).isPresent();
    assertThat(Fhir.DIRECTORY.find(incoming.receiver())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("careCommunications")
  void aMessageIsTheSameInXml(String id) {
    Payload json = Fhir.json(Fhir.careCommunication(id));
    Payload xml = Fhir.xml(xmlOf(json));

    assertThat(Fhir.DIALECT.examine(Fhir.fromItsSender(xml)))
        .usingRecursiveComparison()
        .ignoringFields("payload")
        .isEqualTo(Fhir.DIALECT.examine(Fhir.fromItsSender(json)));
    assertThat(Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, xml))
        .usingRecursiveComparison()
        .isEqualTo(Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, json));
  }

  private static String xmlOf(Payload json) {
    return WireMessage.asWritten(Fhir.R4.newXmlParser())
        .encodeResourceToString(WireMessage.read(Fhir.R4, json).resource());
  }

  @ParameterizedTest
  @MethodSource("careCommunications")
  void everyPayloadIsReadInOrderWithItsBytes(String id) {
    String message = Fhir.careCommunication(id);
    Correspondence read = correspondence(message);

    List<String> texts = new ArrayList<>();
    List<byte[]> files = new ArrayList<>();
    for (JsonNode entry : Fhir.tree(message).path("entry")) {
      for (JsonNode payload : entry.path("resource").path("payload")) {
        texts.add(payload.path("contentString").asText());
        files.add(
            Base64.getMimeDecoder()
                .decode(payload.path("contentAttachment").path("data").asText()));
      }
    }
    assertThat(read.parts()).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      switch (read.parts().get(i)) {
        case Part.Text text -> assertThat(text.text()).isEqualTo(texts.get(i));
        case Part.File file -> assertThat(file.attachment().data()).isEqualTo(files.get(i));
      }
      assertThat(read.parts().get(i).id()).matches("[0-9a-f-]{36}");
    }
  }

  private static Correspondence correspondence(String message) {
    return (Correspondence) Fhir.DIALECT.read(MessageKind.CARE_COMMUNICATION, Fhir.json(message));
  }

  @Test
  void aLinkIsReadAsALink() {
    Correspondence read =
        correspondence(Fhir.careCommunication("gfd00bc2-9c26-4174-934e-f6e4360845de"));

    assertThat(read.parts().get(2))
        .isInstanceOfSatisfying(
            Part.File.class,
            file -> {
              assertThat(file.attachment().link()).hasToString("Optional[https://medcom.dk/]");
              assertThat(file.attachment().contentType()).isEmpty();
              assertThat(file.attachment().data()).isEmpty();
            });
    assertThat(read.recipientName()).contains("Plejecenter Herlev Team 1");
    assertThat(read.priority()).contains("asap");
  }

  @Test
  void aReplyBringsItsWholeChainOldestFirst() {
    Correspondence read =
        correspondence(Fhir.careCommunication("3dcb5618-3055-406a-9034-1b8fc8de0fea"));

    assertThat(read.history())
        .extracting(Turn::activity)
        .containsExactly(Activity.NEW, Activity.REPLY, Activity.REPLY);
    assertThat(read.history().getLast().messageId())
        .isEqualTo("4dff3695-218d-4878-838a-5f23cbba6f82");
    assertThat(read.history().get(1).revises()).contains(read.history().getFirst().messageId());
    assertThat(read.history().get(1).parts()).hasSize(2);
  }

  @Test
  void aReplyToAMessageThatWasNoFhirKeepsItsIdentifier() {
    Correspondence read =
        correspondence(Fhir.careCommunication("k7bfbc0c-553d-11ed-bdc3-0242ac120002"));

    assertThat(read.history())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.revises()).isEmpty();
              assertThat(turn.revisesIdentifier()).contains("B300720181623#5790000121526");
            });
  }

  @Test
  void anAnswerIsReadWithItsQuestionsAndItsDocument() {
    Payload payload = Fhir.json(Fhir.example("valid/certificate-answer.json"));
    Incoming incoming = Fhir.DIALECT.examine(Fhir.fromItsSender(payload));
    CertificateAnswered read = (CertificateAnswered) Fhir.DIALECT.read(incoming.kind(), payload);

    assertThat(incoming.requestId()).isEqualTo(read.requestId());
    assertThat(incoming.conversation()).isEqualTo(read.conversation());
    assertThat(read.form()).isEqualTo("LAE-285");
    assertThat(read.answersMessage()).isEqualTo("1964fd94-9b18-4108-9f05-388c8269c0ca");
    assertThat(read.outcome())
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered -> {
              assertThat(answered.items()).hasSizeGreaterThan(5);
              assertThat(answered.items().getFirst().question()).startsWith("Diagnose");
              assertThat(answered.items())
                  .anySatisfy(item -> assertThat(item.value()).isEqualTo("2026-12-07"));
              assertThat(answered.document()).isPresent();
            });
    assertThat(read.author().familyName()).isEqualTo("Overlæge");
  }

  @Test
  void aRefusalToAnswerIsReadWithItsReason() {
    Payload payload = Fhir.json(Fhir.example("valid/certificate-rejected.json"));
    Incoming incoming = Fhir.DIALECT.examine(Fhir.fromItsSender(payload));
    CertificateAnswered read = (CertificateAnswered) Fhir.DIALECT.read(incoming.kind(), payload);

    assertThat(read.outcome()).isInstanceOf(Outcome.Declined.class);
    assertThat(read.author().familyName()).isEqualTo("Psykiatrisk Ambulatorium Testrup");
  }

  @Test
  void contentPrintsNothingOfItself() {
    Map<String, String> messages = Fhir.careCommunications();

    assertThat(messages.values())
        .allSatisfy(
            message ->
                assertThat(correspondence(message).toString())
                    .doesNotContain("Bruno", "2509479989"));
  }
}
