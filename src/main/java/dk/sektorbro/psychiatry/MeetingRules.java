package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Location;

/**
 * What the profile of a meeting cannot say: that a link is a URI (RFC 3986), and that whoever
 * answers does so for itself.
 */
final class MeetingRules {

  private MeetingRules() {}

  static List<Refusal> broken(MessageBundle message, PartyId sender) {
    List<Refusal> refusals = new ArrayList<>();
    for (Location place : message.all(Location.class)) {
      for (int i = 0; i < place.getTelecom().size(); i++) {
        if (!isUri(Optional.ofNullable(place.getTelecom().get(i).getValue()).orElse(""))) {
          refusals.add(
              violation(
                  message.path(place) + ".telecom[" + i + "].value", "Not a URI (RFC 3986)."));
        }
      }
    }
    for (AppointmentResponse answer : message.all(AppointmentResponse.class)) {
      if (!sender.sor().equals(answer.getActor().getIdentifier().getValue())) {
        refusals.add(
            violation(
                message.path(answer) + ".actor.identifier.value",
                "Whoever is called answers for itself. Give the sender's SOR code."));
      }
    }
    return refusals;
  }

  private static Refusal violation(String location, String explanation) {
    return new Refusal(RefusalCode.PROFILE_VIOLATION, location, explanation);
  }

  @SuppressWarnings("UnusedVariable")
  private static boolean isUri(String link) {
    try {
      URI unused = new URI(link);
      return true;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
