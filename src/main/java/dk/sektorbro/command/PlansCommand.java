package dk.sektorbro.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done about citizens' plans from outside them. */
@Command(
    name = "plans",
    description = "What is done about citizens' plans from outside them. Shows none.",
    mixinStandardHelpOptions = true,
    subcommands = {PlansEraseCommand.class})
final class PlansCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
