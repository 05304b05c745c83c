package dk.sektorbro.course.team;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import java.util.List;

/**
 * Names what a party was shown of a team: its own part, and all of it. Nobody else writes the
 * party's own part, so a change stands whatever the others wrote meanwhile.
 */
final class TeamVersion {

  private static final int HALF = 32;

  private TeamVersion() {}

  static String of(PartyId reader, List<TeamPart> seen) {
    List<TeamPart> own = seen.stream().filter(part -> part.party().equals(reader)).toList();
    return half(own) + half(seen);
  }

  /** Whether the party's own part is as it was shown in that version. */
  static boolean isOfTheSameOwn(String version, PartyId reader, List<TeamPart> now) {
    return version.length() == 2 * HALF && version.startsWith(of(reader, now).substring(0, HALF));
  }

  private static String half(List<TeamPart> parts) {
    return Digest.over(Json.bytes(parts)).text().replaceFirst("^sha-256:", "").substring(0, HALF);
  }
}
