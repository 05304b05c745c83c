package dk.sektorbro.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.PartyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Who looks at the hub through its management port. */
final class Administrator implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PASSWORD = "test-only";

  /** What a page of the hub sends with what it does. */
  private static final String PAGE = UUID.randomUUID().toString();

  private final URI management;
  private final Path passwordFile;
  private final HttpClient http = HttpClient.newHttpClient();

  Administrator(URI management, Path home) {
    this.management = management;
    try {
      this.passwordFile = Files.writeString(home.resolve("administrators-password"), PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For commands. */
  Path passwordFile() {
    return passwordFile;
  }

  @Override
  public void close() {
    http.close();
  }

  HttpResponse<String> gets(String path, Optional<String> login) {
    return sends(HttpRequest.newBuilder(management.resolve(path)).GET(), login);
  }

  /** What an operation of the hub's MBean answers in the console, a line each. */
  List<String> does(String operation, Object... arguments) {
    String exec =
        JSON.createObjectNode()
            .put("type", "exec")
            .put("mbean", "dk.sektorbro:type=Hub")
            .put("operation", operation)
            .<ObjectNode>set("arguments", JSON.valueToTree(arguments))
            .toString();
    HttpResponse<String> answer =
        sends(
            HttpRequest.newBuilder(management.resolve("/actuator/jolokia"))
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=" + PAGE)
                .header("X-XSRF-TOKEN", PAGE)
                .POST(HttpRequest.BodyPublishers.ofString(exec)),
            Optional.of("admin:" + PASSWORD));
    JsonNode value = parsed(answer).path("value");
    if (value.isMissingNode()) {
      throw new IllegalStateException("The console answered " + answer.body());
    }
    return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
  }

  private HttpResponse<String> sends(HttpRequest.Builder request, Optional<String> login) {
    login.ifPresent(
        it ->
            request.header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8))));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the audit record tells of a message, oldest first, each as {@code what outcome}.
   *
   * @param hubMessageId the hub's id of it
   */
  List<String> auditOf(String hubMessageId) {
    JsonNode records = read("/actuator/audit?limit=1000").get("records");
    return StreamSupport.stream(records.spliterator(), false)
        .filter(each -> each.path("message").asText().equals(hubMessageId))
        .map(each -> each.get("what").asText() + " " + each.get("outcome").asText())
        .toList()
        .reversed();
  }

  /** Every ground in the audit record of a message. */
  List<String> groundsOf(String hubMessageId) {
    JsonNode records = read("/actuator/audit?limit=1000").get("records");
    return StreamSupport.stream(records.spliterator(), false)
        .filter(each -> each.path("message").asText().equals(hubMessageId))
        .flatMap(each -> StreamSupport.stream(each.path("basedOn").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  /** What the audit record tells of a party, newest first, each as {@code what outcome}. */
  List<String> auditOfParty(PartyId party) {
    JsonNode records = read("/actuator/audit?limit=1000").get("records");
    return StreamSupport.stream(records.spliterator(), false)
        .filter(each -> each.path("actor").asText().equals(party.sor()))
        .map(each -> each.get("what").asText() + " " + each.get("outcome").asText())
        .toList();
  }

  /** The hub's ids of messages it could not carry further. */
  List<String> deadMessages() {
    return StreamSupport.stream(
            read("/actuator/messages?state=DEAD&limit=1000").get("messages").spliterator(), false)
        .map(message -> message.get("id").asText() + " " + message.get("reason").asText())
        .toList();
  }

  boolean auditIsWhole() {
    return read("/actuator/audit/chain").get("whole").asBoolean();
  }

  private JsonNode read(String path) {
    return parsed(gets(path, Optional.of("admin:" + PASSWORD)));
  }

  private static JsonNode parsed(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The management port answered " + answer.statusCode());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
