package dk.sektorbro.command;

import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.HubKeyFile;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.Pem;
import dk.sektorbro.seal.Pkcs12;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a key of the hub beside those it has. */
@Command(
    name = "rotate",
    description =
        "Adds a key, which running hubs use from its moment on. What was sealed or signed with older keys still opens."
            + " A new X.509 key comes from --file, or from the demo's authority where there is one; its certificate is"
            + " printed, to be given to the parties before it takes over.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class KeysRotateCommand implements Callable<Integer> {

  /** The keys that can be rotated. */
  enum Use {
    INTAKE,
    SIGNING,
    GATEWAY,
    TLS
  }

  @Mixin private LocalFiles files = new LocalFiles();

  @Parameters(
      paramLabel = "USE",
      arity = "0..1",
      defaultValue = "intake",
      description = "Which key: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Use use = Use.INTAKE;

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "When it takes over, such as 2026-12-01T00:00:00Z. Default: now")
  private @Nullable String from;

  @Option(
      names = "--file",
      paramLabel = "P12",
      description = "A PKCS#12 file with the new key, locked with the password of the key files")
  private @Nullable Path file;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      description = "Of the new key in that file. Default: USE")
  private @Nullable String alias;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    switch (use) {
      case INTAKE -> {
        KeyRing ring = KeyFiles.ring(files.keys(), clock);
        print(KeyFiles.opened(ring::rotate));
      }
      case SIGNING -> rotate(HubKeyFile.SIGNING);
      case GATEWAY -> rotate(HubKeyFile.GATEWAY);
      case TLS -> rotate(HubKeyFile.TLS);
    }
    return ExitCode.DONE;
  }

  private void rotate(HubKeyFile of) {
    Instant moment = moment();
    char[] password = KeyFiles.password(files.keys()).toCharArray();
    KeyStore.PrivateKeyEntry key = KeyFiles.opened(() -> newKey(of, password));
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    try {
      KeyFloor unused = KeyFloor.of(certificate);
    } catch (WeakKey weak) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, String.valueOf(weak.getMessage()));
    }
    KeyFiles.opened(
        () -> {
          of.add(files.keys(), password, key, moment);
          return true;
        });
    print("%s.%s takes over at %s".formatted(of.word(), moment, moment));
    print(Pem.text(certificate));
  }

  private KeyStore.PrivateKeyEntry newKey(HubKeyFile of, char[] password) {
    if (file != null) {
      return Pkcs12.load(file, password, alias == null ? of.word() : alias);
    }
    if (!Files.exists(files.keys().resolve("ca.p12"))) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG,
          "There is no demo authority here: get a key from yours and name its PKCS#12 file with --file.");
    }
    return DemoPki.issueForHub(files.keys(), password, of, clock);
  }

  private Instant moment() {
    if (from == null) {
      return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return Instant.parse(from);
    } catch (DateTimeParseException e) {
      throw new CommandFailed(
          ExitCode.WRONG_USAGE, "--from takes a moment such as 2026-12-01T00:00:00Z.");
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
