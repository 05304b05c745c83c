package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the messages that could not be carried further; its commands try again, or give up. */
@Command(
    name = "dead-letters",
    description =
        "Lists the messages that could not be carried further, oldest first. They lie sealed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {DeadLettersReplayCommand.class, DeadLettersDiscardCommand.class})
final class DeadLettersCommand implements Callable<Integer> {

  @Mixin private WhichDeadLetters which = new WhichDeadLetters();

  @Option(names = "--json", description = "As JSON")
  private boolean json;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode letters = hub.get("deadletters", which.parameters()).path("deadLetters");
    if (json) {
      spec.commandLine().getOut().println(letters.toPrettyString());
      return ExitCode.DONE;
    }
    Table table =
        new Table("SINCE", "STAGE", "REASON", "ATTEMPTS", "KIND", "FROM", "TO", "MESSAGE");
    for (JsonNode letter : letters) {
      table.row(
          letter.path("since").asText(),
          letter.path("stage").asText(),
          letter.path("reason").asText(),
          letter.path("attempts").asText(),
          letter.path("kind").asText(),
          letter.path("sender").asText(),
          letter.path("receiver").asText(),
          letter.path("id").asText());
    }
    table.print(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
