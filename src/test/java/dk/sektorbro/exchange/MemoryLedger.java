package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ledger for the length of a test, in which messages are where the test says. */
public final class MemoryLedger implements Ledger {

  private final Map<MessageId, Entry> entries = new HashMap<>();
  private final Map<MessageId, List<Step>> steps = new HashMap<>();

  /** Notes a message that went through these states. */
  public void put(Envelope envelope, MessageState... states) {
    for (MessageState state : states) {
      steps
          .computeIfAbsent(envelope.id(), id -> new ArrayList<>())
          .add(new Step(state, "test", Instant.EPOCH));
      entries.put(
          envelope.id(),
          new Entry(
              envelope,
              state,
              "test",
              new Particulars("", "", Optional.empty(), Optional.empty(), Optional.empty()),
              0,
              Instant.EPOCH));
    }
  }

  /** Notes a message as it is. */
  public void put(Entry entry) {
    entries.put(entry.envelope().id(), entry);
  }

  /** Notes a message of nobody that went through these states. */
  public void put(
      MessageId id, MessageKind kind, PartyId sender, PartyId receiver, MessageState... states) {
    put(
        new Envelope(id, kind, sender, receiver, Optional.empty(), Optional.empty(), Instant.EPOCH),
        states);
  }

  @Override
  public Optional<Entry> lock(MessageId id) {
    return find(id);
  }

  @Override
  public Optional<Entry> find(MessageId id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public List<Step> history(MessageId id) {
    return List.copyOf(steps.getOrDefault(id, List.of()));
  }

  @Override
  public Optional<MessageId> messageOfTransmission(PartyId sender, String transmissionId) {
    return Optional.empty();
  }

  @Override
  public boolean open(Entry entry) {
    return entries.putIfAbsent(entry.envelope().id(), entry) == null;
  }

  @Override
  public void describe(MessageId id, String disclosure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Entry move(MessageId id, MessageState to, String reason, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forget(MessageId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Entry> search(Query query) {
    return List.of();
  }

  @Override
  public List<MessageId> undelivered(MessageKind kind, Instant takenBefore, int limit) {
    return List.of();
  }

  @Override
  public List<MessageId> onTheWay(CitizenKey citizen) {
    return List.of();
  }

  @Override
  public List<Entry> ofCourse(CitizenKey citizen, PartyId party, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Entry> ofCourse(
      CitizenKey citizen, PartyId party, Set<MessageKind> kinds, Optional<Entry> after, int limit) {
    throw new UnsupportedOperationException();
  }
}
