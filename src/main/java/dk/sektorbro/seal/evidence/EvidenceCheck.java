package dk.sektorbro.seal.evidence;

import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.seal.SealBroken;
import dk.sektorbro.seal.Statement;
import dk.sektorbro.seal.StatementReader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Verifies an evidence file with nothing but the hub's X.509 certificates: every signature, that
 * digests and ids agree, the order of times, and the audit chain. The first link that does not hold
 * is named.
 */
public final class EvidenceCheck {

  private final StatementReader reader;

  /**
   * @param hub the certificates of the hub's signing keys, got from somewhere else than the file
   */
  public EvidenceCheck(Collection<X509Certificate> hub) {
    this.reader = new StatementReader(hub);
  }

  /**
   * What holds.
   *
   * @param accepted empty where the message was accepted before receipts were signed, or is the
   *     hub's own
   * @param acknowledged empty where its receiver has not acknowledged it
   * @param senderSignature the sender's own, where it signed
   * @param receiverSignature the receiver's own, where it signed
   * @param exportedAt when the hub signed the file
   */
  public record Proven(
      Evidence evidence,
      Optional<Statement.Accepted> accepted,
      Optional<Statement.Acknowledged> acknowledged,
      Optional<PartySignature> senderSignature,
      Optional<PartySignature> receiverSignature,
      Instant exportedAt) {}

  /**
   * @throws EvidenceBroken naming the link that does not hold
   */
  public Proven verify(byte[] file) {
    Evidence.File read = read(file);
    Evidence evidence = read.evidence();
    Optional<Statement.Accepted> accepted =
        evidence.receipt().map(cms -> statement("receipt", cms, Statement.Accepted.class));
    Optional<Statement.Acknowledged> acknowledged =
        evidence
            .acknowledgement()
            .map(cms -> statement("acknowledgement", cms, Statement.Acknowledged.class));
    accepted.ifPresent(statement -> mustBeOf(evidence, "receipt", statement));
    acknowledged.ifPresent(statement -> mustBeOf(evidence, "acknowledgement", statement));
    if (accepted.isPresent() && acknowledged.isPresent()) {
      mustAgree(accepted.get(), acknowledged.get());
    }
    Optional<PartySignature> senders =
        PartySignatureCheck.check(
            "sender's signature",
            evidence.senderSignature(),
            accepted.flatMap(Statement.Accepted::signature),
            accepted.map(Statement.Accepted::payload).orElse(""));
    Optional<PartySignature> receivers =
        PartySignatureCheck.check(
            "receiver's signature",
            evidence.receiverSignature(),
            acknowledged.flatMap(Statement.Acknowledged::signature),
            acknowledged.flatMap(Statement.Acknowledged::answer).orElse(""));
    evidence.audit().ifPresent(trail -> TrailCheck.check(trail, evidence.message()));
    accepted.ifPresent(
        statement -> mustBeAudited(evidence, "receipt", statement.sender(), "message.received"));
    acknowledged.ifPresent(
        statement ->
            mustBeAudited(
                evidence,
                "acknowledgement",
                statement.sender(),
                "message.acknowledged",
                "message.delivered"));
    return new Proven(evidence, accepted, acknowledged, senders, receivers, signed(read));
  }

  private static Evidence.File read(byte[] file) {
    try {
      Evidence.File read = Json.read(file, Evidence.File.class);
      if (read.evidence().format().equals(Evidence.FORMAT)
          && Arrays.equals(Json.bytes(read), file)) {
        return read;
      }
    } catch (RuntimeException unreadable) {
      throw new EvidenceBroken("file", "it is no evidence file, or was changed", unreadable);
    }
    throw new EvidenceBroken("file", "it is of another form than the hub writes");
  }

  private <T extends Statement> T statement(String link, byte[] cms, Class<T> kind) {
    try {
      Statement statement = reader.read(cms).statement();
      if (kind.isInstance(statement)) {
        return kind.cast(statement);
      }
    } catch (SealBroken broken) {
      throw new EvidenceBroken(link, String.valueOf(broken.getMessage()), broken);
    }
    throw new EvidenceBroken(link, "it states something else");
  }

  private static void mustBeOf(Evidence evidence, String link, Statement statement) {
    if (!statement.message().equals(evidence.message())) {
      throw new EvidenceBroken(link, "it is about another message");
    }
  }

  private static void mustAgree(Statement.Accepted accepted, Statement.Acknowledged acknowledged) {
    if (!accepted.sender().equals(acknowledged.sender())
        || !accepted.receiver().equals(acknowledged.receiver())
        || !accepted.kind().equals(acknowledged.kind())) {
      throw new EvidenceBroken("acknowledgement", "its parties are not those of the receipt");
    }
    if (acknowledged.at().isBefore(accepted.at())) {
      throw new EvidenceBroken("acknowledgement", "it is older than the receipt");
    }
  }

  private static void mustBeAudited(
      Evidence evidence, String link, String sender, String... events) {
    boolean told =
        evidence.audit().map(AuditTrail::records).stream()
            .flatMap(Collection::stream)
            .anyMatch(
                record ->
                    Arrays.asList(events).contains(record.what())
                        && record.actor().filter(sender::equals).isPresent());
    if (!told) {
      throw new EvidenceBroken(link, "the audit record does not tell of it");
    }
  }

  private Instant signed(Evidence.File file) {
    Evidence evidence = file.evidence();
    try {
      return reader.verifyBeside(
          new MessageId(evidence.message()), Json.bytes(evidence), file.signature());
    } catch (SealBroken broken) {
      throw new EvidenceBroken(
          "signature of the file", String.valueOf(broken.getMessage()), broken);
    }
  }
}
