package dk.sektorbro.exchange.content;

import java.time.Instant;

/**
 * The hub asks a citizen's team to call an acute network meeting, because the citizen has been
 * admitted repeatedly. It has neither ward nor reason nor the admissions themselves.
 *
 * @param contact whom to ask
 * @param writtenAt when the hub took psychiatry's word of the last admission
 */
public record NetworkMeetingProposed(
    Citizen citizen, AdmissionNotice.Contact contact, Instant writtenAt) implements Content {

  @Override
  public String toString() {
    return "NetworkMeetingProposed[]";
  }
}
