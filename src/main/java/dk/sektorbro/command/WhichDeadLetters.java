package dk.sektorbro.command;

import dk.sektorbro.exchange.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names dead letters: one, or those that everything given fits. */
final class WhichDeadLetters {

  @Option(
      names = "--message",
      paramLabel = "ID",
      converter = Typed.Message.class,
      description = "Only this message")
  private @Nullable MessageId message;

  @Mixin private MessageFilter filter = new MessageFilter();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only what failed for this reason, written as it is listed")
  private @Nullable String reason;

  boolean isEmpty() {
    return message == null && filter.isEmpty() && reason == null;
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("message", message == null ? "" : message.toString());
    filter.putInto(parameters);
    parameters.put("reason", Objects.requireNonNullElse(reason, ""));
    return parameters;
  }

  /** The same, or all of them where that is what was said. */
  Map<String, String> parameters(boolean all) {
    if (isEmpty() != all) {
      throw new CommandFailed(
          ExitCode.WRONG_USAGE,
          "Name which: --message, --party, --kind or --reason; or --all, alone, for every one.");
    }
    Map<String, String> parameters = parameters();
    parameters.put("all", all ? "true" : "");
    return parameters;
  }
}
