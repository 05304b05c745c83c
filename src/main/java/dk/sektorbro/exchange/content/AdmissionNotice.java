package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The hub's own notice to another sector: what happened, when, and whom to ask. It has neither ward
 * nor speciality nor any reason.
 *
 * @param stay the hub's id of the stay; the same in all notices of it
 * @param corrects the hub's id of the notice that this one revises or cancels
 * @param times in a cancellation no more than that of the admission
 * @param callOn the day on which the citizen is to be called, where the ward asks for it
 * @param contact whom to ask
 * @param writtenAt when the hub took psychiatry's word
 */
public record AdmissionNotice(
    Citizen citizen,
    String stay,
    StayEvent event,
    Standing standing,
    Optional<String> corrects,
    HospitalNotified.Times times,
    Optional<LocalDate> callOn,
    Contact contact,
    Instant writtenAt)
    implements Content {

  /** Whom to ask: an organisation, as the directory has it. */
  public record Contact(PartyId organisation, String name, Optional<String> how) {}

  @Override
  public String toString() {
    return "AdmissionNotice[" + event + ", " + standing + "]";
  }
}
