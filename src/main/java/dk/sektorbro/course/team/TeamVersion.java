package dk.sektorbro.course.team;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names what a party was shown of a team: its own part, and whom it saw of the others. Nobody else
 * writes the party's own part, so a change stands whatever the others wrote meanwhile.
 */
final class TeamVersion {

  private static final int HALF = 32;

  private TeamVersion() {}

  static String of(PartyId reader, List<TeamPart> seen) {
    return own(reader, seen)
        + half(
            new TreeMap<>(
                seen.stream()
                    .filter(part -> !part.party().equals(reader))
                    .collect(Collectors.toMap(part -> part.party().sor(), TeamPart::members))));
  }

  private static String own(PartyId reader, List<TeamPart> seen) {
    return half(seen.stream().filter(part -> part.party().equals(reader)).toList());
  }

  /** Whether the party's own part is as it was shown in that version. */
  static boolean isOfTheSameOwn(String version, PartyId reader, List<TeamPart> now) {
    return version.length() == 2 * HALF && version.startsWith(own(reader, now));
  }

  /** Whether those are the others who were shown in that version, all of them. */
  static boolean showed(String version, Map<PartyId, List<Member>> others) {
    return version.length() == 2 * HALF
        && version.endsWith(
            half(
                new TreeMap<>(
                    others.entrySet().stream()
                        .collect(
                            Collectors.toMap(each -> each.getKey().sor(), Map.Entry::getValue)))));
  }

  private static String half(Object shown) {
    return Digest.over(Json.bytes(shown)).text().replaceFirst("^sha-256:", "").substring(0, HALF);
  }
}
