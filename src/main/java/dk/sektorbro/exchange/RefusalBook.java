package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was refused and why: metadata only, so that a resend gets its first answer again. */
public interface RefusalBook {

  Optional<Entry> find(MessageId id);

  /** Notes a refusal; the first note of a message stands. */
  void note(Entry entry);

  /** The latest refusals, newest first. */
  List<Entry> latest(Optional<PartyId> sender, int limit);

  /** One refusal. */
  record Entry(MessageId id, PartyId sender, List<Refusal> refusals, Instant at) {}
}
