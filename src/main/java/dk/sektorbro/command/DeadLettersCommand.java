package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private Listing listing = new Listing();

  @Mixin private HubConnection hub = new HubConnection();

  @Override
  public Integer call() {
    JsonNode letters = hub.get("deadletters", which.parameters()).path("deadLetters");
    return listing.print(
        letters,
        new Table("SINCE", "STAGE", "REASON", "ATTEMPTS", "KIND", "FROM", "TO", "MESSAGE"),
        DeadLettersCommand::row);
  }

  private static void row(Table table, JsonNode letter) {
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
}
