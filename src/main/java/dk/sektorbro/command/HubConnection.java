package dk.sektorbro.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches the management port of a running hub, and what it answers there. */
final class HubConnection {

  private static final String PASSWORD_VARIABLE = "SEKTORBRO_ADMIN_PASSWORD";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

  @Option(
      names = "--hub",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Management port of the running hub. Default: ${DEFAULT-VALUE}")
  private URI hub = URI.create("http://127.0.0.1:8081");

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "admin",
      description = "Administrator. Default: ${DEFAULT-VALUE}")
  private String user = "admin";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File with the administrator's password. Default: the variable "
              + PASSWORD_VARIABLE
              + ", else USER-password in the data directory")
  private @Nullable Path passwordFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The hub's data directory. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("data");

  /**
   * What the hub answers at {@code /actuator/<endpoint>}.
   *
   * @param parameters of the query; empty values are left out
   * @throws CommandFailed where it is not reached, refuses the login or the question
   */
  JsonNode get(String endpoint, Map<String, String> parameters) {
    return ask(HttpRequest.newBuilder(address(endpoint, parameters)).GET());
  }

  /** The same, for what changes something; the parameters travel in the body. */
  JsonNode post(String endpoint, Map<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>(parameters);
    given.values().removeIf(String::isEmpty);
    return ask(
        changing(HttpRequest.newBuilder(address(endpoint, Map.of())))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(written(given), StandardCharsets.UTF_8)));
  }

  JsonNode delete(String endpoint, Map<String, String> parameters) {
    return ask(changing(HttpRequest.newBuilder(address(endpoint, parameters))).DELETE());
  }

  /** The hub wants the same token as a cookie and as a header, to know that no page sent it. */
  private static HttpRequest.Builder changing(HttpRequest.Builder request) {
    String token = UUID.randomUUID().toString();
    return request.header("Cookie", "XSRF-TOKEN=" + token).header("X-XSRF-TOKEN", token);
  }

  private static String written(Map<String, String> parameters) {
    try {
      return new JsonMapper().writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not writable as JSON", e);
    }
  }

  /** What the hub answers, as it came; blank where the hub has nothing to tell. */
  String text(String endpoint, Map<String, String> parameters) {
    return askText(HttpRequest.newBuilder(address(endpoint, parameters)).GET());
  }

  private JsonNode ask(HttpRequest.Builder asked) {
    return json(askText(asked));
  }

  private String askText(HttpRequest.Builder asked) {
    HttpRequest request =
        asked
            .timeout(LONGEST_ANSWER)
            .header("Accept", "application/json")
            .header("Authorization", "Basic " + credentials())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return answer(
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.NO_ANSWER,
          "No hub answers at "
              + hub
              + ". Start it with 'sektorbro serve', or name its management port with --hub.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(ExitCode.NO_ANSWER, "Interrupted.");
    }
  }

  private String answer(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200, 204 -> response.body();
      case 401, 403 ->
          throw new CommandFailed(
              ExitCode.NO_ANSWER,
              "The hub refuses the login of '"
                  + user
                  + "'. Give its password with --password-file or "
                  + PASSWORD_VARIABLE
                  + ", or its data directory with --data; what is the data-protection officer's"
                  + " takes --user officer.");
      case 400 -> throw new CommandFailed(ExitCode.WRONG_USAGE, unusable(json(response.body())));
      case 404 ->
          throw new CommandFailed(
              ExitCode.NO_ANSWER,
              "What answers at "
                  + hub
                  + " is not this version's management port. Name the right one with --hub.");
      default ->
          throw new CommandFailed(
              ExitCode.NO_ANSWER,
              "The hub answers with HTTP status " + response.statusCode() + "; see its log.");
    };
  }

  private static String unusable(JsonNode answer) {
    return answer.hasNonNull("remedy")
        ? "%s: %s".formatted(answer.path("element").asText(), answer.path("remedy").asText())
        : "The hub cannot use one of the values given.";
  }

  private static JsonNode json(String body) {
    try {
      return new JsonMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new CommandFailed(ExitCode.NO_ANSWER, "What answers is not a hub: no JSON came.");
    }
  }

  private URI address(String endpoint, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String base = hub.toString().replaceAll("/+$", "");
    try {
      return URI.create(base + "/actuator/" + endpoint + (query.isEmpty() ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.WRONG_USAGE, "--hub is no address: " + hub);
    }
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString((user + ":" + password()).getBytes(StandardCharsets.UTF_8));
  }

  private String password() {
    String variable = System.getenv(PASSWORD_VARIABLE);
    if (passwordFile == null && variable != null) {
      return variable;
    }
    Path file = passwordFile == null ? data.resolve(user + "-password") : passwordFile;
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.NO_ANSWER,
          "No administrator's password in "
              + file
              + ". Is the hub started? Name its data directory with --data, or the password with"
              + " --password-file or "
              + PASSWORD_VARIABLE
              + ".");
    }
  }
}
