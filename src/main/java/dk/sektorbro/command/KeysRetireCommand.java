package dk.sektorbro.command;

import dk.sektorbro.seal.HubKeyFile;
import dk.sektorbro.seal.KeyRing;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an old key of the hub away. */
@Command(
    name = "retire",
    description =
        "Takes an old key away for good: what is still sealed under it, in a queue, a mailbox or a backup, never opens again."
            + " The key in use stays.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class KeysRetireCommand implements Callable<Integer> {

  @Mixin private LocalFiles files = new LocalFiles();

  @Parameters(
      paramLabel = "KEY",
      description = "As `keys` names it: kek-2026-11-22-1, or gateway.2026-12-01T00:00:00Z")
  private String key = "";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    Optional<HubKeyFile> file =
        Arrays.stream(HubKeyFile.values())
            .filter(each -> key.equals(each.word()) || key.startsWith(each.word() + "."))
            .findFirst();
    try {
      boolean unused =
          KeyFiles.opened(
              () -> {
                file.ifPresentOrElse(this::retire, this::retireIntake);
                return true;
              });
    } catch (IllegalArgumentException inUseOrUnknown) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, String.valueOf(inUseOrUnknown.getMessage()));
    }
    spec.commandLine().getOut().println(key + " is gone.");
    return ExitCode.DONE;
  }

  private void retire(HubKeyFile file) {
    file.remove(files.keys(), KeyFiles.password(files.keys()).toCharArray(), key, clock.instant());
  }

  private void retireIntake() {
    KeyRing ring = KeyFiles.ring(files.keys(), clock);
    ring.retire(key);
  }
}
