package dk.sektorbro.seal.evidence;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditChain;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.audit.AuditRecord;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The audit record in memory, a record a second. */
public final class ListAudit implements Audit {

  private final Instant beginning;
  private final List<AuditEvent> events = new ArrayList<>();

  public ListAudit(Instant beginning) {
    this.beginning = beginning;
  }

  void tells(String what, Envelope envelope) {
    record(
        new AuditEvent(
            what,
            beginning.plusSeconds(events.size()),
            Optional.of(envelope.sender()),
            Optional.of(envelope.id()),
            envelope.citizen(),
            "ok",
            List.of()));
  }

  @Override
  public void record(AuditEvent event) {
    events.add(event);
  }

  @Override
  public List<AuditEvent> latest(int limit) {
    return events;
  }

  @Override
  public Optional<AuditTrail> trail(MessageId message) {
    byte[] hash = AuditChain.BEGINNING;
    byte[] before = hash;
    byte[] last = hash;
    int first = 0;
    int length = 0;
    ByteArrayOutputStream digests = new ByteArrayOutputStream();
    List<AuditRecord> records = new ArrayList<>();
    for (int number = 1; number <= events.size(); number++) {
      AuditEvent event = events.get(number - 1);
      boolean mine = event.message().equals(Optional.of(message));
      if (mine && first == 0) {
        first = number;
        before = hash;
      }
      hash = AuditChain.link(hash, number, event);
      if (first > 0) {
        digests.writeBytes(AuditChain.digest(AuditRecord.of(number, event)));
      }
      if (mine) {
        records.add(AuditRecord.of(number, event));
        last = hash;
        length = digests.size();
      }
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AuditTrail(
                before, first, Arrays.copyOf(digests.toByteArray(), length), records, last));
  }

  @Override
  public long firstBroken() {
    return -1;
  }
}
