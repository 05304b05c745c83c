package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MedCom's messages with one thing wrong each. */
@ExtendWith(OneHub.class)
class MutatedExamplesTest {

  private static final String REPLY_WITH_PDF = "b56549f7-ed10-422d-8088-f7222b686e46";
  private static final String REPLACEMENT_NUMBER = "0d5b3c18-fab6-4d93-9d88-c9c8abf1f18c";

  private static final String DATA = "MSG_Datatype_Wrong";
  private static final String CODE = "MSG_VALUESET_VALUE_UNKNOWN";
  private static final String NOT_FOR_RECEIVER = "MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE";
  private static final String NO_RECEIVER = "MSG_Receiver_Identifier_MISSING";
  private static final String UNKNOWN_RECEIVER = "MSG_Receiver_Identifier_UNKNOWN";

  private final Hub hub;

  MutatedExamplesTest(Hub hub) {
    this.hub = hub;
  }

  /**
   * One thing wrong.
   *
   * @param code of MedCom's
   * @param change makes it wrong and tells the FHIRPath where
   */
  record Mutation(String what, String example, String code, Function<MessageTree, String> change) {

    static Mutation of(String what, String code, Function<MessageTree, String> change) {
      return new Mutation(what, REPLY_WITH_PDF, code, change);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
        Mutation.of(
            "a CPR number of a day that does not exist",
            DATA,
            message -> message.set("Patient", "/identifier/0", "value", "3113479989")),
        new Mutation(
            "an X-eCPR of the wrong form",
            REPLACEMENT_NUMBER,
            DATA,
            message -> message.set("Patient", "/identifier/0", "value", "0703921V74")),
        Mutation.of(
            "a citizen without an id number the hub knows",
            DATA,
            message -> {
              message.set("Patient", "/identifier/0", "system", "urn:oid:1.2.3.4.5");
              return message.path("Patient") + ".identifier";
            }),
        Mutation.of(
            "two citizens",
            DATA,
            message -> {
              ObjectNode second = message.first("Patient").deepCopy();
              second.put("id", "833cef33-3726-433b-855d-e566aaa65fe2");
              return message.add(second);
            }),
        Mutation.of(
            "a GLN with a wrong check digit",
            DATA,
            message -> {
              ObjectNode receiver = message.receiver();
              int at = message.identifier(receiver, "gln");
              ((ObjectNode) receiver.get("identifier").get(at)).put("value", "5790000209355");
              return message.path(receiver) + ".identifier[" + at + "].value";
            }),
        Mutation.of(
            "no Provenance",
            DATA,
            message -> {
              message.removeAll("Provenance");
              return "Bundle";
            }),
        Mutation.of(
            "a Provenance of another message only",
            DATA,
            message -> {
              ((ObjectNode) message.provenanceOfThis().at("/target/0"))
                  .put("reference", "MessageHeader/42cb9200-f421-4d08-8391-7d51a2503cb5");
              return "Bundle";
            }),
        Mutation.of(
            "an activity of another message type",
            CODE,
            message -> {
              ObjectNode provenance = message.provenanceOfThis();
              ((ObjectNode) provenance.at("/activity/coding/0")).put("code", "cancel-message");
              return message.path(provenance) + ".activity.coding[0].code";
            }),
        Mutation.of(
            "an unknown category",
            CODE,
            message ->
                message
                    .set("Communication", "/category/0/coding/0", "code", "employment")
                    .replace(".coding[0].code", "")),
        Mutation.of(
            "an unknown event",
            NOT_FOR_RECEIVER,
            message -> {
              ((ObjectNode) message.header().get("eventCoding")).put("code", "employment-message");
              return "Bundle.entry[0].resource.event";
            }),
        Mutation.of(
            "no receiver",
            NO_RECEIVER,
            message -> {
              ((ObjectNode) message.header().at("/destination/0")).remove("receiver");
              return "Bundle.entry[0].resource.destination";
            }),
        Mutation.of(
            "a receiver nobody knows",
            UNKNOWN_RECEIVER,
            message -> {
              message.identifierOf(message.receiver(), "1.2.208.176.1.1", "99999091000016009");
              return "Bundle.entry[0].resource.destination.receiver";
            }),
        Mutation.of(
            "a receiver that takes no such message",
            NOT_FOR_RECEIVER,
            message -> {
              message.identifierOf(
                  message.receiver(), "1.2.208.176.1.1", Hub.TAKES_NO_MESSAGES.id().sor());
              message.identifierOf(message.receiver(), "gln", Hub.TAKES_NO_MESSAGES.gln().value());
              return "Bundle.entry[0].resource.destination.receiver";
            }),
        Mutation.of(
            "a sender that is another party",
            DATA,
            message -> {
              ObjectNode sender = message.sender();
              message.identifierOf(sender, "1.2.208.176.1.1", Member.JOBCENTRE.id().sor());
              return message.path(sender)
                  + ".identifier["
                  + message.identifier(sender, "1.2.208.176.1.1")
                  + "].value";
            }),
        Mutation.of(
            "a PDF that is none",
            DATA,
            message ->
                message
                    .set(
                        "Communication",
                        "/payload/2/contentAttachment",
                        "data",
                        Base64.getEncoder()
                            .encodeToString("<html>Bruno</html>".getBytes(StandardCharsets.UTF_8)))
                    .replace("contentAttachment", "content")),
        Mutation.of(
            "an attachment of a type that is not taken",
            DATA,
            message ->
                message
                    .set(
                        "Communication",
                        "/payload/2/contentAttachment",
                        "contentType",
                        "application/x-msdownload")
                    .replace("contentAttachment", "content")),
        Mutation.of(
            "a text with a character no XML can carry",
            DATA,
            message ->
                message
                    .set("Communication", "/payload/0", "contentString", "Bruno \u0001 Elmer")
                    .replace("contentString", "content")),
        Mutation.of(
            "a text of blanks",
            DATA,
            message ->
                message
                    .set("Communication", "/payload/0", "contentString", " \n ")
                    .replace("contentString", "content")),
        Mutation.of(
            "a title longer than a line can be",
            "MSG_Element_To_Long",
            message ->
                message
                    .set(
                        "Communication",
                        "/payload/2/contentAttachment",
                        "title",
                        "Bruno ".repeat(700))
                    .replace("contentAttachment", "content")),
        Mutation.of(
            "given names longer together than a name can be",
            "MSG_Element_To_Long",
            message -> {
              ((ObjectNode) message.first("Patient").at("/name/0"))
                  .putArray("given")
                  .add("Bruno ".repeat(100).strip())
                  .add("Elmer ".repeat(100).strip());
              return message.path("Patient") + ".name[0].given";
            }),
        Mutation.of(
            "an earlier turn that names no message",
            DATA,
            message -> {
              ObjectNode earlier = message.provenanceOf("42cb9200-f421-4d08-8391-7d51a2503cb4");
              ObjectNode target = (ObjectNode) earlier.at("/target/0");
              target.remove("reference");
              target.putObject("identifier").put("value", "brev-17");
              return message.path(earlier) + ".target[0]";
            }),
        Mutation.of(
            "a payload without its identifier",
            DATA,
            message -> {
              ArrayNode extensions =
                  (ArrayNode) message.first("Communication").at("/payload/0/extension");
              for (int i = extensions.size() - 1; i >= 0; i--) {
                if (extensions.get(i).get("url").asText().endsWith("identifier-extension")) {
                  extensions.remove(i);
                }
              }
              return message.path("Communication") + ".payload[0]";
            }),
        Mutation.of(
            "a bundle of another type",
            DATA,
            message -> {
              message.bundle().put("type", "collection");
              return "Bundle.type";
            }),
        Mutation.of(
            "something the receiver would not see",
            DATA,
            message -> {
              ObjectNode basic = message.bundle().objectNode();
              basic.put("resourceType", "Basic").put("id", "833cef33-3726-433b-855d-e566aaa65fe3");
              basic.putObject("code").put("text", "Bruno");
              return message.add(basic);
            }));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void isRefusedWhereItIsWrongAndGoesNowhere(Mutation mutation) {
    Example original = Example.of(mutation.example()).underNewIds();
    MessageTree message = new MessageTree(original.tree());
    String place = mutation.change().apply(message);

    Acknowledged answer =
        hub.caller(original.sender()).processes(message.bundle().toString(), Caller.JSON);

    assertThat(answer.code()).isEqualTo("fatal-error");
    assertThat(answer.of()).isEqualTo(original.headerId());
    assertThat(answer.issues())
        .as(answer.body())
        .anySatisfy(
            issue -> {
              assertThat(issue.medcom()).isEqualTo(Acknowledged.CODES + "|" + mutation.code());
              assertThat(issue.expression()).containsExactly(place);
            });
    assertThat(answer.body())
        .doesNotContain(
            "2509479989", "3113479989", "0703921", "Bruno", "Elmer", "Til rette vedkommende");
    assertThat(hub.soap(original.sender()).status(original.headerId()).getState())
        .isEqualTo(StateCode.REFUSED);
    assertThat(hub.administrator().auditOf(hubId(original)))
        .singleElement()
        .asString()
        .startsWith("message.refused ");
    assertThat(
            List.of(
                Member.HERLEV_HOSPITAL,
                Member.HERLEV_CARE_HOME,
                Member.JOBCENTRE,
                Hub.TAKES_NO_MESSAGES))
        .allSatisfy(
            party ->
                assertThat(hub.caller(party).gets("/mailbox/v1/messages").body())
                    .contains("\"messages\":[]"));
  }

  private static String hubId(Example message) {
    return MessageId.of(message.sender().id(), message.headerId()).toString();
  }
}
