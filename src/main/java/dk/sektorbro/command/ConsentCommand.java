package dk.sektorbro.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked about consent, and signed for without one. */
@Command(
    name = "consent",
    description = "Answers questions about consent, and takes signatures for sharing without one.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      ConsentExplainCommand.class,
      ConsentSignOffCommand.class,
      ConsentSignOffsCommand.class
    })
final class ConsentCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
