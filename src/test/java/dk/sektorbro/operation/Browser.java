package dk.sektorbro.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {

  static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final String page;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

  private Browser(Process process, Path profile, URI devTools) {
    this.process = process;
    this.profile = profile;
    this.socket = http.newWebSocketBuilder().buildAsync(devTools, new Listener()).join();
    String target =
        send("Target.createTarget", Map.of("url", "about:blank"), "").path("targetId").asText();
    this.page =
        send("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
            .path("sessionId")
            .asText();
  }

  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM);
  }

  static Browser start(Path directory) throws IOException {
    Path profile = Files.createTempDirectory(directory, "chromium");
    Process process =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=1600,1200",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    Awaitility.await("Chromium opens its DevTools")
        .atMost(PATIENCE)
        .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
    List<String> lines = Files.readAllLines(port);
    return new Browser(
        process, profile, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
  }

  void open(URI address) {
    send("Page.navigate", Map.of("url", address.toString()), page);
  }

  /** What a JavaScript expression comes to in the page, as text. */
  String evaluate(String script) {
    return send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true), page)
        .path("result")
        .path("value")
        .asText();
  }

  /** Waits until the page's visible text, or its title, holds the words. */
  void awaitText(String words) {
    Awaitility.await("the page shows '" + words + "'")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> text().contains(words));
  }

  String text() {
    return evaluate("document.title + '\\n' + (document.body ? document.body.innerText : '')");
  }

  private JsonNode send(String method, Map<String, ?> parameters, String session) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    http.close();
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void received(String message) {
      try {
        JsonNode read = JSON.readTree(message);
        CompletableFuture<JsonNode> waiting = answers.remove(read.path("id").asInt(-1));
        if (waiting != null) {
          waiting.complete(read.path("result"));
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
