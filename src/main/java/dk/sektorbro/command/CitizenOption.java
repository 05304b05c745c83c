package dk.sektorbro.command;

import dk.sektorbro.exchange.CitizenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whom a command is about: asked for at the terminal or read from a file, never on the command
 * line, where every user of the machine could see it.
 */
final class CitizenOption {

  @Option(
      names = "--citizen-file",
      paramLabel = "FILE",
      description = "A file with the citizen's id number. Default: asked for at the terminal")
  private @Nullable Path citizenFile;

  /**
   * @throws CommandFailed where there is none, or it can be nobody's
   */
  String number() {
    return CitizenId.written(given())
        .map(CitizenId::number)
        .orElseThrow(
            () ->
                new CommandFailed(
                    ExitCode.WRONG_USAGE,
                    "That is no citizen's id number: a CPR number has ten digits, an X-eCPR six"
                        + " digits, 1 or 7, two letters and a digit."));
  }

  private String given() {
    if (citizenFile != null) {
      try {
        return Files.readString(citizenFile).strip();
      } catch (IOException e) {
        throw new CommandFailed(
            ExitCode.WRONG_USAGE, "The file " + citizenFile + " cannot be read.");
      }
    }
    if (System.console() == null) {
      throw new CommandFailed(
          ExitCode.WRONG_USAGE,
          "There is no terminal to ask at: name a file with the id number with --citizen-file.");
    }
    return new String(System.console().readPassword("Citizen's id number (not shown): ")).strip();
  }
}
