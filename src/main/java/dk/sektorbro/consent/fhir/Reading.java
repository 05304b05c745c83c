package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.policy.Policy;
import java.util.List;

/**
 * A Consent as the hub reads it.
 *
 * @param policy where the hub could not read something, it permits nothing by it and refuses
 *     whatever may be meant
 * @param unread what it could not read; a Consent with any of these is not registered
 */
public record Reading(Policy policy, List<Unread> unread) {

  /**
   * @param where FHIRPath of the element
   * @param what the hub makes of it, and what to write instead; names no value
   */
  public record Unread(String where, String what) {}
}
