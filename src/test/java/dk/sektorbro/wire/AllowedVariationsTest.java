package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What MedCom's profiles allow and its examples do not show. What the hub has accepted it must be
 * able to say in the receiver's language.
 */
@ExtendWith(OneHub.class)
class AllowedVariationsTest {

  private static final String TEXT = "Vi foreslår et møde i uge 50.";
  private static final String LONG = "Lang beskrivelse af forløbet. ".repeat(5_000).strip();
  private static final String LINES =
      "Linje 1\nLinje 2\r\n\tindrykket  \"<citat> & 'tegn'\" 🙂\nslut";
  private static final String WORDS = "Overlæge, ph.d. (ledende)";
  private static final String TITLE = "Bilag med en meget lang titel. ".repeat(30).strip();

  private final Hub hub;

  AllowedVariationsTest(Hub hub) {
    this.hub = hub;
  }

  /** A change to a message with a text and a PDF, and what is asked of what arrives. */
  record Variation(
      String what,
      Consumer<MessageTree> change,
      Function<Correspondence, Object> seen,
      Object expected) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Variation> variations() {
    return Stream.of(
        new Variation(
            "a long text",
            message -> message.set("Communication", "/payload/0", "contentString", LONG),
            arrived -> parts(arrived).getFirst().getText(),
            LONG),
        new Variation(
            "line breaks and signs of every kind",
            message -> message.set("Communication", "/payload/0", "contentString", LINES),
            arrived -> parts(arrived).getFirst().getText(),
            LINES),
        new Variation(
            "a role in words",
            message -> {
              ObjectNode role = message.first("PractitionerRole");
              role.remove("code");
              role.putArray("code").addObject().put("text", WORDS);
            },
            arrived -> parts(arrived).getFirst().getAuthor().getRole(),
            WORDS),
        new Variation(
            "a given name and nothing else",
            message -> ((ObjectNode) message.first("Practitioner").at("/name/0")).remove("family"),
            arrived -> parts(arrived).getFirst().getAuthor().getGivenName(),
            "Test"),
        new Variation(
            "a citizen by family name",
            message -> ((ObjectNode) message.first("Patient").at("/name/0")).remove("given"),
            arrived -> arrived.getCitizen().getFamilyName(),
            "Elmer"),
        new Variation(
            "a long topic",
            message ->
                message
                    .first("Communication")
                    .set("topic", message.bundle().objectNode().put("text", TITLE)),
            Correspondence::getTopic,
            TITLE),
        new Variation(
            "a long title",
            message -> message.set("Communication", "/payload/1/contentAttachment", "title", TITLE),
            arrived -> file(arrived).getTitle(),
            TITLE),
        new Variation(
            "a file and where it lies",
            message ->
                message.set(
                    "Communication", "/payload/1/contentAttachment", "url", "https://medcom.dk/"),
            arrived -> file(arrived).getLink() + " " + (file(arrived).getData() != null),
            "https://medcom.dk/ true"),
        new Variation(
            "a reply to a message under an id of another kind",
            message -> revises(message, "MessageHeader/brev-17"),
            arrived -> parts(arrived).getFirst().getText(),
            TEXT),
        new Variation(
            "the offset that is farthest from Denmark",
            message ->
                message.first("Provenance").put("occurredDateTime", "2026-03-03T22:00:00+14:00"),
            arrived -> arrived.getThread().getTurn().getLast().getAt(),
            OffsetDateTime.parse("2026-03-03T22:00:00+14:00")),
        new Variation(
            "names as long as they may be",
            message -> {
              name(message, "Practitioner", 500, 499, 1000);
              name(message, "Patient", 500, 499, 1000);
            },
            arrived -> parts(arrived).getFirst().getAuthor().getGivenName().length(),
            1000),
        new Variation(
            "a phone number with words",
            message -> phone(message, "12 34 56 78 (kl. 8-9), lokal 1234"),
            arrived -> parts(arrived).getFirst().getAuthor().getPhone(),
            "12 34 56 78 (kl. 8-9), lokal 1234"));
  }

  @ParameterizedTest
  @MethodSource("variations")
  void arrives(Variation variation) {
    MessageTree message = message();
    variation.change().accept(message);
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE,
            InformationTypeCode.ATTACHMENT)) {
      Acknowledged answer =
          hub.caller(Member.PSYCHIATRY).processes(message.bundle().toString(), Caller.JSON);
      assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
      String id = message.header().get("id").asText();
      hub.awaitState(Member.PSYCHIATRY, id, StateCode.WAITING);

      Correspondence arrived =
          hub.collected(
              Member.JOBCENTRE,
              item ->
                  Optional.of(item)
                      .filter(
                          it ->
                              it.hubMessageId()
                                  .equals(MessageId.of(Member.PSYCHIATRY.id(), id).toString()))
                      .map(it -> it.delivery().getCorrespondence()));

      assertThat(variation.seen().apply(arrived)).isEqualTo(variation.expected());
      assertThat(arrived.getThread().getPart()).hasSize(2);
    }
  }

  private MessageTree message() {
    String json =
        FhirContext.forR4Cached()
            .newJsonParser()
            .encodeResourceToString(
                hub.ehr()
                    .careCommunication(
                        Member.JOBCENTRE.id(),
                        Member.JOBCENTRE.gln(),
                        Member.JOBCENTRE.name(),
                        TestCitizen.BRUNO,
                        TEXT,
                        List.of(Pdf.saying("Plan"))));
    try {
      return new MessageTree((ObjectNode) new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Part> parts(Correspondence arrived) {
    return arrived.getThread().getPart();
  }

  private static ThreadFile file(Correspondence arrived) {
    return parts(arrived).getLast().getFile();
  }

  private static void name(MessageTree message, String of, int first, int second, int family) {
    ((ObjectNode) message.first(of).at("/name/0"))
        .put("family", "f".repeat(family))
        .putArray("given")
        .add("g".repeat(first))
        .add("h".repeat(second));
  }

  private static void revises(MessageTree message, String reference) {
    ObjectNode provenance = message.first("Provenance");
    ObjectNode before = provenance.deepCopy().put("id", UUID.randomUUID().toString());
    before.putArray("target").addObject().put("reference", reference);
    message
        .bundle()
        .withArray("entry")
        .addObject()
        .put("fullUrl", "http://sektorbro.dk/fhir/Provenance/" + before.get("id").asText())
        .set("resource", before);
    ((ObjectNode) provenance.at("/activity/coding/0")).put("code", "reply-message");
    ArrayNode entities = (ArrayNode) provenance.get("entity");
    ObjectNode revision = entities.addObject().put("role", "revision");
    revision.putObject("what").put("reference", reference);
  }

  private static void phone(MessageTree message, String number) {
    for (JsonNode extension : message.first("Communication").at("/payload/0/extension")) {
      if (extension.has("valueContactPoint")) {
        ((ObjectNode) extension.get("valueContactPoint")).put("value", number);
      }
    }
  }
}
