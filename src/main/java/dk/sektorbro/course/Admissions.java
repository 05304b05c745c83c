package dk.sektorbro.course;

import dk.sektorbro.course.team.Admitted;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Map;

/** A citizen's admissions that stand, as hospitals have told them, in any order. */
public final class Admissions {

  private Admissions() {}

  /**
   * @param noted what each hospital told of the citizen
   */
  public static List<Admitted> of(Map<PartyId, List<Noted>> noted) {
    return noted.entrySet().stream()
        .flatMap(
            told ->
                new Stays(told.getValue())
                    .admissions().entrySet().stream()
                        .map(
                            stay ->
                                new Admitted(
                                    HeedNotification.stay(told.getKey(), stay.getKey()),
                                    stay.getValue().toInstant())))
        .toList();
  }

  /** The hub's id of the stay that a message of the hospital belongs to. */
  public static MessageId stayOf(PartyId hospital, List<Noted> noted, String messageId) {
    return HeedNotification.stay(hospital, new Stays(noted).firstOf(messageId));
  }
}
