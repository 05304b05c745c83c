package dk.sektorbro.command;

import dk.sektorbro.delivery.ErasureDesk;
import dk.sektorbro.exchange.MessageId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases a message for a data-protection officer. */
@Command(
    name = "erase",
    description =
        "Erases a message, whatever became of it: payload, citizen and particulars. That it was, and that it was"
            + " erased, by whom and why, is kept. Takes the data-protection officer's login: --user officer.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MessagesEraseCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MESSAGE",
      converter = Typed.Message.class,
      description = "The hub's id of the message")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MessageId message;

  @Option(
      names = "--ground",
      required = true,
      description = "Why, for the audit record: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ErasureDesk.Ground ground;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    boolean erased =
        hub.delete("messages/" + message, Map.of("ground", ground.name().toLowerCase(Locale.ROOT)))
            .path("erased")
            .asBoolean();
    spec.commandLine()
        .getOut()
        .println(erased ? "Erased " + message : "The hub has no message " + message);
    return erased ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
