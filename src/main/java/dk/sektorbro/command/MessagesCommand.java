package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import dk.sektorbro.exchange.MessageState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists messages and where they are. */
@Command(
    name = "messages",
    description =
        "Lists messages and where they are, newest change first. Shows no citizen and no content.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {MessagesEraseCommand.class, ProveCommand.class})
final class MessagesCommand implements Callable<Integer> {

  @Mixin private MessageFilter filter = new MessageFilter();

  @Option(names = "--state", description = "Only this state: ${COMPLETION-CANDIDATES}")
  private @Nullable MessageState state;

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      converter = Typed.Moment.class,
      description =
          "Only what changed at or after: 2026-11-22 (Danish time) or 2026-11-22T08:00:00Z")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      converter = Typed.Moment.class,
      description = "Only what changed before")
  private @Nullable Instant to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 1000. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Mixin private Listing listing = new Listing();

  @Mixin private HubConnection hub = new HubConnection();

  @Override
  public Integer call() {
    JsonNode messages = hub.get("messages", question()).path("messages");
    return listing.print(
        messages,
        new Table("CHANGED", "STATE", "KIND", "FROM", "TO", "BYTES", "REASON", "MESSAGE"),
        MessagesCommand::row);
  }

  private static void row(Table table, JsonNode message) {
    table.row(
        message.path("changedAt").asText().replaceAll("\\.\\d+Z$", "Z"),
        message.path("state").asText(),
        message.path("kind").asText("-"),
        message.path("sender").asText(),
        message.path("receiver").asText("-"),
        message.path("size").asText("-"),
        message.path("reason").asText(),
        message.path("id").asText());
  }

  private Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    filter.putInto(question);
    question.put("state", state == null ? "" : state.name());
    question.put("from", from == null ? "" : from.toString());
    question.put("to", to == null ? "" : to.toString());
    question.put("limit", Integer.toString(limit));
    return question;
  }
}
