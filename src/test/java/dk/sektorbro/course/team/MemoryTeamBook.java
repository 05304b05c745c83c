package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Teams in memory. */
final class MemoryTeamBook implements TeamBook {

  private final Map<CitizenKey, UUID> teams = new HashMap<>();
  private final Map<UUID, TreeMap<PartyId, TeamPart>> parts = new HashMap<>();
  private final List<TeamPart> earlier = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();

  @Override
  public void lock(CitizenKey citizen) {}

  @Override
  public Optional<UUID> teamOf(CitizenKey citizen) {
    return Optional.ofNullable(teams.get(citizen));
  }

  @Override
  public Optional<CitizenKey> citizenOf(UUID team) {
    return teams.entrySet().stream()
        .filter(each -> each.getValue().equals(team))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public void begin(UUID team, CitizenKey citizen) {
    teams.put(citizen, team);
    parts.put(team, new TreeMap<>());
  }

  @Override
  public List<TeamPart> parts(CitizenKey citizen) {
    return teamOf(citizen).map(this::of).map(all -> List.copyOf(all.values())).orElse(List.of());
  }

  private TreeMap<PartyId, TeamPart> of(UUID team) {
    return Objects.requireNonNull(parts.get(team));
  }

  @Override
  public Optional<TeamPart> part(CitizenKey citizen, PartyId party) {
    return teamOf(citizen).map(team -> of(team).get(party));
  }

  @Override
  public void put(UUID team, TeamPart part) {
    Optional.ofNullable(of(team).put(part.party(), part)).ifPresent(earlier::addFirst);
  }

  @Override
  public List<TeamPart> earlier(CitizenKey citizen, PartyId party) {
    return earlier.stream().filter(part -> part.party().equals(party)).toList();
  }

  @Override
  public void remove(UUID team, PartyId party) {
    of(team).remove(party);
    earlier.removeIf(part -> part.party().equals(party));
  }

  @Override
  public void forgetBefore(Instant moment) {}

  @Override
  public void addressed(Copy copy) {
    copies.add(copy);
  }

  @Override
  public List<PartyId> addressedBefore(Envelope message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Copy> copiesOf(MessageId original) {
    return copies.stream().filter(copy -> copy.original().equals(original)).toList();
  }
}
