package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A party joins a citizen's team, changes who of it is in the team, or leaves. */
public final class ChangeTeam {

  /** More are no team. */
  public static final int MOST_MEMBERS = 50;

  private final TeamBook book;
  private final Clock clock;

  public ChangeTeam(TeamBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** What a party wants, and what it says it saw. */
  public record Wish(PartyId by, Citizen citizen, Optional<String> basedOn, List<Member> members) {}

  /**
   * In the caller's transaction.
   *
   * @return whether anything changed; the same wish again changes nothing
   * @throws Refused at {@code basedOn} or {@code members}
   */
  public boolean handle(CitizenKey citizen, Wish wish) {
    if (wish.members().size() > MOST_MEMBERS) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "members",
          "A party has at most " + MOST_MEMBERS + " members in a team.");
    }
    if (!wish.members().isEmpty()
        && wish.members().stream().allMatch(member -> member.wheel().isEmpty())) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION,
          "members",
          "Say who of you is in the team, beside whom the citizen chose.");
    }
    book.lock(citizen);
    Optional<TeamPart> before = book.part(citizen, wish.by());
    if (before.map(TeamPart::members).orElse(List.of()).equals(wish.members())) {
      return false;
    }
    mustBeAsSeen(wish, before);
    Optional<UUID> existing = book.teamOf(citizen);
    UUID team = existing.orElseGet(UUID::randomUUID);
    if (existing.isEmpty()) {
      book.begin(team, citizen);
    }
    if (wish.members().isEmpty()) {
      book.remove(team, wish.by());
    } else {
      book.put(team, new TeamPart(wish.by(), wish.citizen(), wish.members(), clock.instant()));
    }
    return true;
  }

  private static void mustBeAsSeen(Wish wish, Optional<TeamPart> before) {
    boolean asSeen =
        wish.basedOn()
            .map(
                version -> TeamVersion.isOfTheSameOwn(version, wish.by(), before.stream().toList()))
            .orElse(before.isEmpty());
    if (!asSeen) {
      throw new Refused(
          RefusalCode.VERSION_UNKNOWN,
          "basedOn",
          "Your own part of the team is another than you were shown. Read the team and change it again.");
    }
  }

  /** The team as the party is shown it. */
  public static CitizenTeam.View view(UUID team, PartyId reader, List<TeamPart> seen) {
    Citizen named =
        seen.stream()
            .filter(part -> part.party().equals(reader))
            .findFirst()
            .orElseGet(seen::getFirst)
            .citizen();
    return new CitizenTeam.View(team, TeamVersion.of(reader, seen), named, seen);
  }
}
