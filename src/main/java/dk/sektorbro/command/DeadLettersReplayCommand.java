package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries dead letters again. */
@Command(
    name = "replay",
    description =
        "Tries dead letters again, with all their attempts. The same once more changes nothing. One whose receiver has a"
            + " newer version of it is not tried: it is named, and is to be discarded.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeadLettersReplayCommand implements Callable<Integer> {

  @Mixin private WhichDeadLetters which = new WhichDeadLetters();

  @Option(names = "--all", description = "Every dead letter")
  private boolean all;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> parameters = which.parameters(all);
    JsonNode done = hub.post("deadletters", parameters);
    spec.commandLine().getOut().println(done.path("messages").asInt() + " tried again");
    for (JsonNode overtaken : done.path("overtaken")) {
      spec.commandLine()
          .getOut()
          .println(
              "Not %s: its receiver has a newer version, %s. Give it up: dead-letters discard --message %s --why OBSOLETE"
                  .formatted(
                      overtaken.path("id").asText(),
                      overtaken.path("by").asText(),
                      overtaken.path("id").asText()));
    }
    return done.path("overtaken").isEmpty() ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
