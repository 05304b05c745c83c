package dk.sektorbro.audit;

import dk.sektorbro.exchange.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads the audit record. Writing joins the caller's database transaction, or fails
 * where there is none.
 */
public interface Audit {

  void record(AuditEvent event);

  /** The latest records, newest first. */
  List<AuditEvent> latest(int limit);

  /** The records of a message, tied together; empty where there are none. */
  Optional<AuditTrail> trail(MessageId message);

  /** Recomputes the chain; the number of the first record that does not fit, or -1 where all do. */
  long firstBroken();
}
