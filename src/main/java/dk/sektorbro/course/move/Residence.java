package dk.sektorbro.course.move;

import dk.sektorbro.exchange.PartyId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a citizen's moves lead: whom the citizen has left, and who follows on them. A citizen who
 * comes back has not left.
 */
public final class Residence {

  private final Map<PartyId, Move> gone = new LinkedHashMap<>();

  /**
   * @param moves in the order they were said
   */
  public Residence(List<Move> moves) {
    moves.stream().filter(Move::stands).forEach(this::add);
  }

  /**
   * Only whoever the citizen lives with after a party brings them back to it: a move that another
   * tells late does not.
   */
  private void add(Move move) {
    if (heirOf(move.to()).equals(Optional.of(move.from()))) {
      gone.remove(move.to());
    }
    gone.put(move.from(), move);
  }

  /** The move by which the citizen left the party, where they have. */
  public Optional<Move> departure(PartyId party) {
    return Optional.ofNullable(gone.get(party));
  }

  public boolean hasLeft(PartyId party) {
    return departure(party).isPresent();
  }

  /** Whose area the citizen lives in after that party; empty where they have not left it. */
  public Optional<PartyId> heirOf(PartyId party) {
    Optional<Move> leaving = departure(party);
    Set<PartyId> passed = new HashSet<>();
    while (leaving.isPresent() && passed.add(leaving.get().from())) {
      Optional<Move> further = departure(leaving.get().to());
      if (further.isEmpty()) {
        return Optional.of(leaving.get().to());
      }
      leaving = further;
    }
    return Optional.empty();
  }

  /** Those whom the citizen has lived with since they left that party, the latest among them. */
  public Set<PartyId> followersOf(PartyId party) {
    Set<PartyId> followers = new LinkedHashSet<>();
    Optional<Move> leaving = departure(party);
    while (leaving.isPresent() && followers.add(leaving.get().to())) {
      leaving = departure(leaving.get().to());
    }
    followers.remove(party);
    return followers;
  }

  /** Everybody whom the citizen has left. */
  public Set<PartyId> left() {
    return Set.copyOf(gone.keySet());
  }

  /** Those on whom the party follows. */
  public Set<PartyId> predecessorsOf(PartyId party) {
    return left().stream()
        .filter(gone -> heirOf(gone).equals(Optional.of(party)))
        .collect(Collectors.toSet());
  }
}
