package dk.sektorbro.course.team;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two changes to a party's part of a team, made without seeing each other. What each does to
 * different members stands; a member is known by its name.
 */
final class TeamMerge {

  private TeamMerge() {}

  /**
   * The members in the order they stand now, and then those that the wish adds.
   *
   * @param before what both changes were made of
   * @throws Refused where both change the same member, each in another way
   */
  static List<Member> of(List<Member> before, List<Member> wish, List<Member> now) {
    Map<String, Member> was = byName(before);
    Map<String, Member> wished = byName(wish);
    Map<String, Member> stands = byName(now);
    Set<String> names = new LinkedHashSet<>(stands.keySet());
    names.addAll(wished.keySet());
    List<Member> merged = new ArrayList<>();
    for (String name : names) {
      one(
              Optional.ofNullable(was.get(name)),
              Optional.ofNullable(wished.get(name)),
              Optional.ofNullable(stands.get(name)))
          .ifPresent(merged::add);
    }
    return merged;
  }

  private static Optional<Member> one(
      Optional<Member> was, Optional<Member> wished, Optional<Member> stands) {
    if (wished.equals(was) || wished.equals(stands)) {
      return stands;
    }
    if (stands.equals(was)) {
      return wished;
    }
    throw conflict();
  }

  private static Map<String, Member> byName(List<Member> members) {
    Map<String, Member> byName = new LinkedHashMap<>();
    members.forEach(member -> byName.put(member.name(), member));
    if (byName.size() < members.size()) { // of two with one name nobody can tell which was changed
      throw conflict();
    }
    return byName;
  }

  private static Refused conflict() {
    return new Refused(
        RefusalCode.VERSION_UNKNOWN,
        "members",
        "A member of yours was changed by somebody else of you as well, in another way. Read the team and say how it is to be.");
  }
}
