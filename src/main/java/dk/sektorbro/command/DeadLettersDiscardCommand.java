package dk.sektorbro.command;

import dk.sektorbro.delivery.DeadLetters;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives dead letters up. */
@Command(
    name = "discard",
    description =
        "Gives dead letters up: the payload is destroyed, and the sender is told that it was not delivered.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeadLettersDiscardCommand implements Callable<Integer> {

  @Mixin private WhichDeadLetters which = new WhichDeadLetters();

  @Option(names = "--all", description = "Every dead letter")
  private boolean all;

  @Option(
      names = "--why",
      required = true,
      description = "Why, for the audit record: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DeadLetters.DiscardReason why;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> parameters = which.parameters(all);
    parameters.put("discard", why.name().toLowerCase(Locale.ROOT));
    int messages = hub.post("deadletters", parameters).path("messages").asInt();
    spec.commandLine().getOut().println(messages + " given up");
    return ExitCode.DONE;
  }
}
