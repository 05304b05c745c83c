package dk.sektorbro.audit;

import java.util.List;

/**
 * Writes and reads the audit record. Writing joins the caller's database transaction, or fails
 * where there is none.
 */
public interface Audit {

  void record(AuditEvent event);

  /** The latest records, newest first. */
  List<AuditEvent> latest(int limit);

  /** Recomputes the chain; the number of the first record that does not fit, or -1 where all do. */
  long firstBroken();
}
