package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.content.MeetingWord;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * What the profile of a meeting cannot say: that a link is a URI (RFC 3986), that whoever answers
 * does so for itself, and that it is of our times.
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
    for (Appointment meeting : message.all(Appointment.class)) {
      String path = message.path(meeting);
      mustBeOfItsYears(meeting.getStart(), path + ".start", refusals);
      mustBeOfItsYears(meeting.getEnd(), path + ".end", refusals);
      mustBeWrittenInItsYears(meeting, path, refusals);
    }
    for (AppointmentResponse answer : message.all(AppointmentResponse.class)) {
      String path = message.path(answer);
      mustBeOfItsYears(answer.getStart(), path + ".start", refusals);
      mustBeOfItsYears(answer.getEnd(), path + ".end", refusals);
      mustBeWrittenInItsYears(answer, path, refusals);
      if (!sender.sor().equals(answer.getActor().getIdentifier().getValue())) {
        refusals.add(
            violation(
                message.path(answer) + ".actor.identifier.value",
                "Whoever is called answers for itself. Give the sender's SOR code."));
      }
    }
    return refusals;
  }

  private static void mustBeWrittenInItsYears(
      DomainResource said, String path, List<Refusal> refusals) {
    for (int i = 0; i < said.getExtension().size(); i++) {
      if (Canonical.MEETING_WRITTEN_AT.equals(said.getExtension().get(i).getUrl())
          && said.getExtension().get(i).getValue() instanceof DateTimeType written) {
        mustBeOfItsYears(
            written.getValue(), path + ".extension[" + i + "].valueDateTime", refusals);
      }
    }
  }

  private static void mustBeOfItsYears(
      @Nullable Date moment, String location, List<Refusal> refusals) {
    if (moment != null && !MeetingWord.isOfItsYears(moment.toInstant())) {
      refusals.add(
          violation(
              location,
              "A moment of the years %d to %d."
                  .formatted(MeetingWord.YEARS.getMinimum(), MeetingWord.YEARS.getMaximum())));
    }
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
