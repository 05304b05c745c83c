package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CPR numbers of citizens whom the tables know by the replacement number they had before. Writing
 * joins the caller's transaction.
 */
public interface CitizenAliases {

  /** What the tables know the citizen by; empty where that is the number's own key. */
  Optional<CitizenKey> courseOf(CitizenKey number);

  /** Everything a citizen's records may lie under, the course's key first. */
  List<CitizenKey> keysOf(CitizenKey course);

  /** One change after another, until the transaction ends. */
  void lock();

  /** From now on the number is the citizen of the course. */
  void add(CitizenKey number, CitizenKey course, Instant at);

  /** Puts everything that lies under the number in the course. The audit record stays as it is. */
  void join(CitizenKey number, CitizenKey course);

  /** The courses by number, of what was noted since. */
  Map<CitizenKey, CitizenKey> notedSince(Instant moment);
}
