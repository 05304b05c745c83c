package dk.sektorbro.command;

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
        "Tries dead letters again, with all their attempts. The same once more changes nothing.",
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
    int messages = hub.post("deadletters", parameters).path("messages").asInt();
    spec.commandLine().getOut().println(messages + " tried again");
    return ExitCode.DONE;
  }
}
