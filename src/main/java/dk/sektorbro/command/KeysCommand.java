package dk.sektorbro.command;

import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.KeyFileUnreadable;
import dk.sektorbro.seal.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the keys of the hub and its parties and when they expire. */
@Command(
    name = "keys",
    description =
        "Lists the X.509 keys of the hub and its parties with their expiry, and the ids of the intake seal's keys. Needs no"
            + " running hub. Exit code 1 where a key has expired.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Callable<Integer> {

  private static final String PASSWORD_VARIABLE = "SEKTORBRO_KEYS_PASSWORD";

  @Mixin private LocalFiles files = new LocalFiles();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    HubKeys hub = opened(() -> HubKeys.load(files.keys(), password(files.keys())));
    Table table = new Table("OWNER", "USE", "EXPIRES", "IN");
    boolean expired = false;
    expired |= row(table, "hub", "tls", (X509Certificate) hub.tls().getCertificate());
    expired |= row(table, "hub", "signing", hub.signingCertificate());
    expired |= row(table, "hub", "gateway", (X509Certificate) hub.gateway().getCertificate());
    for (X509Certificate anchor : hub.anchors()) {
      expired |= row(table, "authority", "issues keys", anchor);
    }
    for (Participant party : files.participants().all()) {
      X509Keys keys = party.keys();
      for (X509Certificate tls : keys.tls()) {
        expired |= row(table, party.id().sor(), "tls", tls);
      }
      expired |= row(table, party.id().sor(), "signing", keys.signing());
      expired |= row(table, party.id().sor(), "encryption", keys.encryption());
    }
    table.print(spec.commandLine().getOut());
    List<String> intake = ring(files.keys(), clock).kekIds();
    spec.commandLine()
        .getOut()
        .println("Intake seal: " + String.join(", ", intake) + "; the last is in use.");
    return expired ? ExitCode.FOUND_WRONG : ExitCode.DONE;
  }

  private boolean row(Table table, String owner, String use, X509Certificate key) {
    Instant end = key.getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), end);
    table.row(owner, use, end.toString(), left.isNegative() ? "EXPIRED" : left.toDays() + " days");
    return left.isNegative();
  }

  private static KeyRing ring(Path keys, Clock clock) {
    Path file = keys.resolve("hub").resolve("keyring.p12");
    if (!Files.exists(file)) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG, "No key ring at " + file + ". The hub's first start makes it.");
    }
    return opened(
        () -> KeyRing.openOrCreate(file, password(keys).toCharArray(), clock, new SecureRandom()));
  }

  private static String password(Path keys) {
    return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))
        .orElseGet(() -> passwordFile(keys.resolve("password")));
  }

  private static String passwordFile(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG,
          "No password of the key files in "
              + file
              + ". Name the key directory with --keys, or set "
              + PASSWORD_VARIABLE
              + ".");
    }
  }

  private static <T> T opened(Supplier<T> keys) {
    try {
      return keys.get();
    } catch (KeyFileUnreadable unreadable) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, String.valueOf(unreadable.getMessage()));
    }
  }

  /** Adds a key to the intake seal. */
  @Command(
      name = "rotate",
      description =
          "Adds a key to the intake seal, which running hubs use at once. What was sealed under older keys still opens.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Rotate implements Callable<Integer> {

    @Mixin private LocalFiles files = new LocalFiles();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
      KeyRing ring = ring(files.keys(), Clock.systemUTC());
      spec.commandLine().getOut().println(opened(ring::rotate));
      return ExitCode.DONE;
    }
  }
}
