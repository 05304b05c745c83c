package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans in memory. */
final class MemoryPlanBook implements PlanBook {

  private final Map<CitizenKey, UUID> plans = new HashMap<>();
  private final Map<UUID, List<Change>> changes = new HashMap<>();

  @Override
  public void lock(CitizenKey citizen) {}

  @Override
  public Optional<UUID> planOf(CitizenKey citizen) {
    return Optional.ofNullable(plans.get(citizen));
  }

  @Override
  public Optional<CitizenKey> citizenOf(UUID plan) {
    return plans.entrySet().stream()
        .filter(entry -> entry.getValue().equals(plan))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void begin(UUID plan, CitizenKey citizen) {
    plans.put(citizen, plan);
  }

  @Override
  public List<Change> changes(UUID plan) {
    return List.copyOf(changes.getOrDefault(plan, List.of()));
  }

  @Override
  public void add(UUID plan, Change change) {
    changes.computeIfAbsent(plan, id -> new ArrayList<>()).add(change);
  }

  @Override
  public Optional<Told> find(UUID change) {
    return changes.entrySet().stream()
        .flatMap(
            plan ->
                plan.getValue().stream()
                    .filter(each -> each.id().equals(change))
                    .map(each -> new Told(plan.getKey(), each.number())))
        .findFirst();
  }

  @Override
  public void put(UUID plan, Change change) {
    changes.getOrDefault(plan, new ArrayList<>()).set(change.number() - 1, change);
  }

  @Override
  public List<MessageId> newsSince(UUID plan, int number) {
    return List.of();
  }

  @Override
  public void tells(MessageId message, UUID plan, int number) {}

  @Override
  public Optional<Told> toldBy(MessageId message) {
    return Optional.empty();
  }

  @Override
  public void forgetUnchangedSince(Instant moment) {}
}
