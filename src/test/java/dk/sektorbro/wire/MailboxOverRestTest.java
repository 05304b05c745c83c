package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What parties do with their mailbox and with what they sent, and what an officer may do. */
@ExtendWith(OneHub.class)
class MailboxOverRestTest {

  private final Hub hub;
  private final List<String> waiting = new ArrayList<>();

  MailboxOverRestTest(Hub hub) {
    this.hub = hub;
  }

  /** Sends to the jobcentre and waits until it lies in its mailbox; the sender's id of it. */
  private String sent() {
    Bundle message =
        hub.ehr()
            .careCommunication(
                Member.JOBCENTRE.id(),
                Member.JOBCENTRE.gln(),
                Member.JOBCENTRE.name(),
                TestCitizen.BRUNO,
                "Vi foreslår et møde i uge 50.",
                List.of());
    assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
    String id = Hub.headerId(message);
    hub.awaitState(Member.PSYCHIATRY, id, StateCode.WAITING);
    waiting.add(id);
    return id;
  }

  private static String hubId(String headerId) {
    return MessageId.of(Member.PSYCHIATRY.id(), headerId).toString();
  }

  @AfterEach
  void theMailboxIsEmptied() {
    for (String id : waiting) {
      hub.caller(Member.JOBCENTRE).downloads("/mailbox/v1/messages/" + hubId(id));
      hub.caller(Member.JOBCENTRE)
          .posts("/mailbox/v1/messages/" + hubId(id) + "/acknowledgement", "text/plain", "");
    }
  }

  private JsonNode listed(String query) {
    return json(hub.caller(Member.JOBCENTRE).gets("/mailbox/v1/messages" + query).body());
  }

  private static List<String> ids(JsonNode listing) {
    return listing.findValuesAsText("id");
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON", e);
    }
  }

  @Test
  void theMailboxIsListedByFilterAndPageByPage() {
    try (Hub.Given consent = hub.consent()) {
      List<String> sent = IntStream.range(0, 3).mapToObj(n -> hubId(sent())).toList();
      String mine = "?kind=care-communication&from=" + Member.PSYCHIATRY.id() + "&max=2";

      JsonNode first = listed(mine);
      JsonNode second = listed(mine + "&after=" + first.path("next").asLong());

      assertThat(first.path("more").asBoolean()).isTrue();
      List<String> all = new ArrayList<>(ids(first));
      all.addAll(ids(second));
      assertThat(all).containsSubsequence(sent);
      assertThat(ids(listed("?kind=certificate-answer"))).doesNotContainAnyElementsOf(sent);
      assertThat(ids(listed("?since=2999-01-01T00:00:00Z"))).isEmpty();
      assertThat(hub.caller(Member.JOBCENTRE).gets("/mailbox/v1/messages?kind=x").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void aSenderSeesWhereItsMessageIsAndNobodyElseDoes() {
    try (Hub.Given consent = hub.consent()) {
      String id = sent();

      JsonNode status = json(hub.caller(Member.PSYCHIATRY).gets("/mailbox/v1/sent/" + id).body());

      assertThat(status.path("id").asText()).isEqualTo(hubId(id));
      assertThat(status.path("state").asText()).isEqualTo("WAITING");
      assertThat(status.path("history").findValuesAsText("state"))
          .containsSubsequence("RECEIVED", "RELEASED", "WAITING");
      assertThat(hub.caller(Member.JOBCENTRE).gets("/mailbox/v1/sent/" + hubId(id)).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aSenderTakesBackWhatItsReceiverHasNotReadAndNothingElse() {
    try (Hub.Given consent = hub.consent()) {
      String taken = sent();
      String read = sent();
      hub.caller(Member.JOBCENTRE).downloads("/mailbox/v1/messages/" + hubId(read));

      assertThat(recall(Member.PSYCHIATRY, taken)).isEqualTo(204);
      assertThat(recall(Member.PSYCHIATRY, taken)).isEqualTo(204);
      assertThat(recall(Member.PSYCHIATRY, read)).isEqualTo(409);
      assertThat(recall(Member.JOBCENTRE, hubId(read))).isEqualTo(404);

      assertThat(
              hub.caller(Member.JOBCENTRE)
                  .gets("/mailbox/v1/messages/" + hubId(taken))
                  .statusCode())
          .isEqualTo(404);
      assertThat(hub.administrator().auditOf(hubId(taken)))
          .containsOnlyOnce("message.recalled recalled");
    }
  }

  private int recall(Member by, String id) {
    return hub.caller(by)
        .posts("/mailbox/v1/sent/" + id + "/recall", "text/plain", "")
        .statusCode();
  }

  @Test
  void onlyTheDataProtectionOfficerErasesAndTheProofStays() {
    try (Hub.Given consent = hub.consent()) {
      String id = sent();

      assertThat(erase(id, "admin", hub.administrator().passwordFile()).exitCode()).isEqualTo(2);
      Typed erased = erase(id, "officer", hub.world().data().resolve("officer-password"));

      assertThat(erased.exitCode()).as(erased.out()).isZero();
      hub.awaitState(Member.PSYCHIATRY, id, StateCode.ERASED);
      assertThat(
              hub.caller(Member.JOBCENTRE).gets("/mailbox/v1/messages/" + hubId(id)).statusCode())
          .isEqualTo(404);
      assertThat(hub.administrator().auditOf(hubId(id))).containsOnlyOnce("message.erased erased");
      assertThat(hub.administrator().auditIsWhole()).isTrue();
    }
  }

  private Typed erase(String id, String user, Path passwordFile) {
    return Typed.types(
        List.of("messages", "erase"),
        hubId(id),
        "--ground=WRONG_CITIZEN",
        "--user=" + user,
        "--password-file=" + passwordFile,
        "--hub=" + hub.world().management());
  }
}
