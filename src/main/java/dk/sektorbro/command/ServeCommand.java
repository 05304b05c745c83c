package dk.sektorbro.command;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the hub until it is told to stop. */
@Command(
    name = "serve",
    description =
        "Runs the hub. It makes what it needs below the data directory at its first start.",
    footer = {
      "",
      "Any other setting of docs/OPERATING.md is given as --name=value, such as",
      "  --sektorbro.delivery.attempts=5, or as an environment variable, such as",
      "  SEKTORBRO_DELIVERY_ATTEMPTS=5."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  @Mixin private HubOptions options = new HubOptions();

  private final Consumer<String[]> hub;

  ServeCommand(Consumer<String[]> hub) {
    this.hub = hub;
  }

  @Override
  public Integer call() {
    String[] settings = options.settings();
    try {
      hub.accept(settings);
      return ExitCode.DONE;
    } catch (RuntimeException told) {
      // Spring Boot has told why the hub does not start.
      return ExitCode.FOUND_WRONG;
    }
  }
}
