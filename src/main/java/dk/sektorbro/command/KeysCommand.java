package dk.sektorbro.command;

import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.HubKeys;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
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
    subcommands = {KeysRotateCommand.class, KeysRetireCommand.class})
final class KeysCommand implements Callable<Integer> {

  @Mixin private LocalFiles files = new LocalFiles();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    HubKeys hub =
        KeyFiles.opened(
            () -> HubKeys.load(files.keys(), KeyFiles.password(files.keys()), clock.instant()));
    Table table = new Table("OWNER", "USE", "EXPIRES", "IN");
    boolean expired = false;
    expired |= row(table, "hub", "tls", (X509Certificate) hub.tls().getCertificate());
    expired |= row(table, "hub", "signing", hub.signingCertificate());
    expired |= row(table, "hub", "gateway", (X509Certificate) hub.gateway().getCertificate());
    kept(table, "signing", hub.signing(), hub.allSigning());
    kept(table, "gateway", hub.gateway(), hub.allGateway());
    for (X509Certificate anchor : hub.anchors()) {
      expired |= row(table, "authority", "issues keys", anchor);
    }
    for (Participant party : files.participants().all()) {
      X509Keys keys = party.keys();
      for (X509Certificate tls : keys.tls()) {
        expired |= row(table, party.id().sor(), "tls", tls);
      }
      for (X509Certificate signing : keys.signing()) {
        expired |= row(table, party.id().sor(), "signing", signing);
      }
      for (X509Certificate encryption : keys.encryption()) {
        expired |= row(table, party.id().sor(), "encryption", encryption);
      }
    }
    table.print(spec.commandLine().getOut());
    List<String> intake = KeyFiles.ring(files.keys(), clock).kekIds();
    spec.commandLine()
        .getOut()
        .println("Intake seal: " + String.join(", ", intake) + "; the last is in use.");
    return expired ? ExitCode.FOUND_WRONG : ExitCode.DONE;
  }

  /** Those that took over before or will: they may expire, and are kept for what they opened. */
  private void kept(
      Table table,
      String use,
      KeyStore.PrivateKeyEntry current,
      List<KeyStore.PrivateKeyEntry> all) {
    for (KeyStore.PrivateKeyEntry key : all) {
      if (!key.getCertificate().equals(current.getCertificate())) {
        boolean unused =
            row(table, "hub", use + " (not now)", (X509Certificate) key.getCertificate());
      }
    }
  }

  private boolean row(Table table, String owner, String use, X509Certificate key) {
    Instant end = key.getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), end);
    table.row(owner, use, end.toString(), left.isNegative() ? "EXPIRED" : left.toDays() + " days");
    return left.isNegative();
  }
}
