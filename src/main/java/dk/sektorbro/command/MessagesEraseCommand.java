package dk.sektorbro.command;

import dk.sektorbro.exchange.MessageId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private Erasure erasure = new Erasure();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    boolean erased = erasure.of("messages/" + message, Map.of());
    spec.commandLine()
        .getOut()
        .println(erased ? "Erased " + message : "The hub has no message " + message);
    return erased ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
