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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists messages and where they are. */
@Command(
    name = "messages",
    description =
        "Lists messages and where they are, newest change first. Shows no citizen and no content.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {MessagesEraseCommand.class, ProveCommand.class})
final class MessagesCommand implements Callable<Integer> {

  @Option(
      names = "--party",
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Only messages from or to this party")
  private @Nullable String party;

  @Option(
      names = "--kind",
      converter = Typed.Kind.class,
      completionCandidates = Typed.Kind.class,
      description = "Only this kind: ${COMPLETION-CANDIDATES}")
  private @Nullable String kind;

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

  @Option(names = "--json", description = "As JSON")
  private boolean json;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode messages = hub.get("messages", question()).path("messages");
    if (json) {
      spec.commandLine().getOut().println(messages.toPrettyString());
      return ExitCode.DONE;
    }
    Table table = new Table("CHANGED", "STATE", "KIND", "FROM", "TO", "BYTES", "REASON", "MESSAGE");
    for (JsonNode message : messages) {
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
    table.print(spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("party", party == null ? "" : party);
    question.put("kind", kind == null ? "" : kind);
    question.put("state", state == null ? "" : state.name());
    question.put("from", from == null ? "" : from.toString());
    question.put("to", to == null ? "" : to.toString());
    question.put("limit", Integer.toString(limit));
    return question;
  }
}
