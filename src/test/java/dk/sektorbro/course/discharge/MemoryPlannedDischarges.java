package dk.sektorbro.course.discharge;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Planned discharges for the length of a test. */
final class MemoryPlannedDischarges implements PlannedDischarges {

  private final Map<MessageId, PlannedDischarge> all = new HashMap<>();

  @Override
  public void lock(CitizenKey citizen, PartyId sender, PartyId receiver) {}

  @Override
  public Optional<PlannedDischarge> find(MessageId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<PlannedDischarge> findConcernedBy(MessageId message) {
    return all.values().stream().filter(discharge -> discharge.of(message).isPresent()).findFirst();
  }

  @Override
  public void store(PlannedDischarge discharge, Instant at) {
    if (discharge.versions().isEmpty()) {
      all.remove(discharge.id());
    } else {
      all.put(discharge.id(), discharge);
    }
  }

  @Override
  public void forgetBefore(Instant moment) {}
}
