package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.AttachmentScanner.Verdict;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Attachment;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans every file of a valid message for malware, before anything of it is stored. What the
 * scanner found is for the audit record; the sender hears in which file.
 */
public final class AttachmentCheck {

  private static final Logger LOG = LoggerFactory.getLogger(AttachmentCheck.class);
  private static final Duration SCANNER_RESTARTS_IN = Duration.ofSeconds(60);

  private final AttachmentScanner scanner;
  private final Dialects dialects;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  AttachmentCheck(
      AttachmentScanner scanner,
      Dialects dialects,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.scanner = scanner;
    this.dialects = dialects;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The same message.
   *
   * @throws Refused with {@code ATTACHMENT_INFECTED}, or {@code UNAVAILABLE} while nothing can be
   *     scanned
   */
  public Incoming scan(Incoming incoming) {
    if (scanner == AttachmentScanner.NONE) {
      return incoming;
    }
    List<Attachment> files =
        LargeFiles.files(
            dialects.of(incoming.payload().language()).read(incoming.kind(), incoming.payload()));
    for (int i = 0; i < files.size(); i++) {
      switch (verdict(files.get(i).data(), incoming.payload().files())) {
        case Verdict.Clean clean -> {}
        case Verdict.Infected infected -> throw infected(incoming, i + 1, infected.signature());
        case Verdict.Unavailable unavailable ->
            throw new Refused(
                RefusalCode.UNAVAILABLE,
                "Attachments cannot be scanned now; send the same again later.",
                SCANNER_RESTARTS_IN);
      }
    }
    return incoming;
  }

  /** A large file was scanned while it was taken out of the message. */
  private Verdict verdict(byte[] file, List<LargeFile> large) {
    return large.stream()
        .filter(found -> Arrays.equals(found.placeholder(), file))
        .map(LargeFile::verdict)
        .findFirst()
        .orElseGet(() -> scanner.scan(file));
  }

  private Refused infected(Incoming incoming, int file, String signature) {
    LOG.warn("Party {} sent a file with malware ({})", incoming.sender(), signature);
    transactions.run(
        () ->
            audit.record(
                new AuditEvent(
                    "attachment.infected",
                    clock.instant(),
                    Optional.of(incoming.sender()),
                    Optional.of(incoming.id()),
                    Optional.empty(),
                    "refused",
                    List.of(signature))));
    return new Refused(
        RefusalCode.ATTACHMENT_INFECTED,
        "",
        "Malware was found in file %d of the message. Do not send it.".formatted(file));
  }
}
