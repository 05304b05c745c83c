package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
    mustNotBeTooMany(wish.members());
    if (!wish.members().isEmpty() && isNobodyOfTheParty(wish.members())) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION,
          "members",
          "Say who of you is in the team, beside whom the citizen chose.");
    }
    book.lock(citizen);
    List<Member> before = book.part(citizen, wish.by()).map(TeamPart::members).orElse(List.of());
    if (before.equals(wish.members())) {
      return false;
    }
    List<Member> members = merged(citizen, wish, before);
    if (before.equals(members)) {
      return false;
    }
    Optional<UUID> existing = book.teamOf(citizen);
    UUID team = existing.orElseGet(UUID::randomUUID);
    if (existing.isEmpty()) {
      book.begin(team, citizen);
    }
    if (members.isEmpty()) {
      book.remove(team, wish.by());
    } else {
      book.put(team, new TeamPart(wish.by(), wish.citizen(), members, clock.instant()));
    }
    return true;
  }

  /** Nobody at all, or only whom the citizen chose. */
  private static boolean isNobodyOfTheParty(List<Member> members) {
    return members.stream().allMatch(member -> member.wheel().isEmpty());
  }

  private static void mustNotBeTooMany(List<Member> members) {
    if (members.size() > MOST_MEMBERS) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "members",
          "A party has at most " + MOST_MEMBERS + " members in a team.");
    }
  }

  /**
   * What is wished, beside what somebody else of the party has changed since. A team is left only
   * as it was seen.
   */
  private List<Member> merged(CitizenKey citizen, Wish wish, List<Member> now) {
    Optional<TeamPart> part = book.part(citizen, wish.by());
    if (isAsSeen(wish, part)) {
      return wish.members();
    }
    TeamPart seen =
        book.earlier(citizen, wish.by()).stream()
            .filter(earlier -> isAsSeen(wish, Optional.of(earlier)))
            .filter(earlier -> part.isPresent() && !wish.members().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.VERSION_UNKNOWN,
                        "basedOn",
                        "Your own part of the team is another than you were shown. Read the team and change it again."));
    List<Member> merged = TeamMerge.of(seen.members(), wish.members(), now);
    mustNotBeTooMany(merged);
    if (isNobodyOfTheParty(merged)) {
      throw new Refused(
          RefusalCode.VERSION_UNKNOWN,
          "members",
          "Somebody else of you took the others out of the team, and with this change nobody of you is left. Read the team and say how it is to be.");
    }
    return merged;
  }

  private static boolean isAsSeen(Wish wish, Optional<TeamPart> part) {
    return wish.basedOn()
        .map(version -> TeamVersion.isOfTheSameOwn(version, wish.by(), part.stream().toList()))
        .orElse(part.isEmpty());
  }

  /**
   * Whether those are the members of the others as a party was shown them in that version, all of
   * them, whatever they have become since.
   */
  public static boolean showed(String version, Map<PartyId, List<Member>> others) {
    return TeamVersion.showed(version, others);
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
