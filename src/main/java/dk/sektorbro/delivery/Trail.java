package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.Envelope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes a message's steps to the audit record. */
final class Trail {

  private final Audit audit;
  private final Clock clock;

  Trail(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  void step(String what, Envelope envelope, String outcome) {
    step(what, envelope, outcome, List.of());
  }

  void step(String what, Envelope envelope, String outcome, List<String> basedOn) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(envelope.sender()),
            Optional.of(envelope.id()),
            envelope.citizen(),
            outcome,
            basedOn));
  }
}
