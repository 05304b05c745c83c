package dk.sektorbro.command;

import dk.sektorbro.audit.AuditRecord;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.seal.KeyFileUnreadable;
import dk.sektorbro.seal.Pem;
import dk.sektorbro.seal.evidence.EvidenceBroken;
import dk.sektorbro.seal.evidence.EvidenceCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves what became of a message, from a hub or from a file. */
@Command(
    name = "prove",
    description = {
      "Verifies the evidence of one message: the hub's and the parties' signatures, digests, the order of times and the"
          + " audit chain. Names the first link that does not hold; exit code 1 then.",
      "Takes it from the running hub, or from a file it was saved in: then it needs no hub and no network, only the"
          + " X.509 certificate of the hub's signing key."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ProveCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MESSAGE",
      arity = "0..1",
      converter = Typed.Message.class,
      description = "The hub's id of the message")
  private @Nullable MessageId message;

  @Option(names = "--file", paramLabel = "FILE", description = "Verify this evidence file instead")
  private @Nullable Path file;

  @Option(names = "--save", paramLabel = "FILE", description = "Save the evidence in this file")
  private @Nullable Path save;

  @Option(
      names = "--hub-certificate",
      paramLabel = "FILE",
      defaultValue = "data/pki/hub/signing.pem",
      description =
          "PEM file with the X.509 certificates of the hub's signing keys, old ones included. Default: ${DEFAULT-VALUE}")
  private Path hubCertificate = Path.of("data/pki/hub/signing.pem");

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    byte[] evidence = evidence();
    if (save != null) {
      write(save, evidence);
    }
    try {
      print(new EvidenceCheck(certificates()).verify(evidence));
      return ExitCode.DONE;
    } catch (EvidenceBroken broken) {
      spec.commandLine().getOut().println("NOT PROVEN  " + broken.getMessage());
      return ExitCode.FOUND_WRONG;
    }
  }

  private byte[] evidence() {
    if (file != null && message == null) {
      return read(file);
    }
    if (file == null && message != null) {
      return fromHub(message);
    }
    throw new ParameterException(
        spec.commandLine(), "Name a message, or a file with --file, and not both.");
  }

  private byte[] fromHub(MessageId id) {
    String text = hub.text("proof/" + id, Map.of());
    if (text.isBlank()) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG,
          "The hub knows no message " + id + ". 'sektorbro messages' lists those it knows.");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<X509Certificate> certificates() {
    try {
      return Pem.certificates(hubCertificate);
    } catch (KeyFileUnreadable unreadable) {
      throw new CommandFailed(
          ExitCode.WRONG_USAGE,
          unreadable.getMessage()
              + ". Name the X.509 certificate of the hub's signing key with --hub-certificate.");
    }
  }

  private void print(EvidenceCheck.Proven proven) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("PROVEN  message " + proven.evidence().message());
    proven
        .accepted()
        .ifPresentOrElse(
            accepted -> {
              out.println(
                  "  receipt          %s from %s to %s, accepted %s"
                      .formatted(
                          accepted.kind(), accepted.sender(), accepted.receiver(), accepted.at()));
              out.println("                   sent: " + accepted.payload());
            },
            () -> out.println("  receipt          none: it was not accepted from a party"));
    proven.senderSignature().ifPresent(signature -> signature(out, "sender", signature));
    proven
        .acknowledged()
        .ifPresentOrElse(
            acknowledged -> {
              out.println(
                  "  acknowledgement  by %s, %s, %s"
                      .formatted(acknowledged.receiver(), acknowledged.way(), acknowledged.at()));
              out.println(
                  "                   delivered %s: %s"
                      .formatted(acknowledged.form(), acknowledged.delivered()));
              acknowledged
                  .key()
                  .ifPresent(key -> out.println("                   X.509 key: " + key));
            },
            () -> out.println("  acknowledgement  none yet"));
    proven.receiverSignature().ifPresent(signature -> signature(out, "receiver", signature));
    proven
        .evidence()
        .audit()
        .ifPresent(
            trail -> {
              for (AuditRecord record : trail.records()) {
                out.println(
                    "  audit %-10d %s %s %s"
                        .formatted(record.number(), record.at(), record.what(), record.outcome()));
              }
              out.println("  audit chain      ends in " + Digest.of(trail.last()));
            });
    out.println("  signed by the hub " + proven.exportedAt());
  }

  private static void signature(PrintWriter out, String who, PartySignature signature) {
    out.println(
        "  %-15s  signed itself (%s) %s".formatted(who, signature.form(), signature.signedAt()));
    out.println("                   X.509 key: " + Digest.over(signature.x509()));
  }

  private static byte[] read(Path from) {
    try {
      return Files.readAllBytes(from);
    } catch (IOException e) {
      throw new CommandFailed(ExitCode.WRONG_USAGE, "The file " + from + " cannot be read.");
    }
  }

  private static void write(Path to, byte[] evidence) {
    try {
      Files.write(to, evidence);
    } catch (IOException e) {
      throw new CommandFailed(ExitCode.WRONG_USAGE, "The file " + to + " cannot be written.");
    }
  }
}
