package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.util.Map;
import java.util.Optional;

/**
 * What a HospitalNotification does, by the code of its Provenance ({@code
 * medcom-hospitalNotification-messageActivities}). The profile's own invariant on these codes cites
 * an address that no longer exists and never fires.
 *
 * @param encounterClass the class of encounter it is used with
 */
record StayActivity(StayEvent event, Standing standing, String encounterClass) {

  private static final String REVISE = "revise-";
  private static final String CANCEL = "cancel-";
  private static final String INPATIENT = "IMP";
  private static final String EMERGENCY = "EMER";

  private static final Map<String, StayActivity> FIRST =
      Map.of(
          "admit-inpatient", new StayActivity(StayEvent.ADMITTED, Standing.NEW, INPATIENT),
          "admit-emergency", new StayActivity(StayEvent.ADMITTED, Standing.NEW, EMERGENCY),
          "start-leave-inpatient",
              new StayActivity(StayEvent.LEAVE_STARTED, Standing.NEW, INPATIENT),
          "end-leave-inpatient", new StayActivity(StayEvent.LEAVE_ENDED, Standing.NEW, INPATIENT),
          "discharge-inpatient-home",
              new StayActivity(StayEvent.DISCHARGED, Standing.NEW, INPATIENT),
          "discharge-emergency-home",
              new StayActivity(StayEvent.DISCHARGED, Standing.NEW, EMERGENCY));

  /** Empty for a code that no HospitalNotification has. */
  static Optional<StayActivity> of(String code) {
    if (code.startsWith(REVISE)) {
      return first(code.substring(REVISE.length())).map(it -> it.as(Standing.REVISED));
    }
    if (code.startsWith(CANCEL)) {
      return first(code.substring(CANCEL.length())).map(it -> it.as(Standing.CANCELLED));
    }
    return first(code);
  }

  private static Optional<StayActivity> first(String code) {
    return Optional.ofNullable(FIRST.get(code));
  }

  private StayActivity as(Standing other) {
    return new StayActivity(event, other, encounterClass);
  }
}
