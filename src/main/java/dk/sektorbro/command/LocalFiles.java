package dk.sektorbro.command;

import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.ParticipantFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that needs no running hub finds its files. */
final class LocalFiles {

  @Option(
      names = "--config",
      paramLabel = "DIR",
      defaultValue = "config",
      description =
          "Where participants.yaml is looked for before the hub's own. Default: ${DEFAULT-VALUE}")
  private Path config = Path.of("config");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The hub's data directory. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("data");

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "Where the X.509 keys lie. Default: DATA/pki")
  private @Nullable Path keys;

  Path keys() {
    return keys == null ? data.resolve("pki") : keys;
  }

  /**
   * The directory of parties.
   *
   * @throws CommandFailed with every fault, each with file and line
   */
  ParticipantDirectory participants() {
    try {
      return ParticipantFile.read(new ConfigDirectory(config).file("participants.yaml"), keys());
    } catch (WrongConfiguration wrong) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, String.valueOf(wrong.getMessage()));
    }
  }
}
