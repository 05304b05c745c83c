package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a jobcentre registers what a citizen consents to, and that a consent was withdrawn. */
public interface ConsentDesk {

  /**
   * Registers a consent; the same form again changes nothing.
   *
   * @throws Refused with {@code CONSENT_INVALID} at each term the law does not accept, as an XPath
   *     such as {@code /RegisterConsent/ExpiresAt}, or {@code ID_REUSED} where the id names other
   *     terms
   */
  void register(PartyId by, ConsentForm form);

  /**
   * Withdraws a consent from a moment on.
   *
   * @param at empty means now
   * @return the moment it counts from; a consent withdrawn before keeps its first
   * @throws Refused with {@code NOT_FOUND} where the party may see no such consent
   */
  Instant withdraw(PartyId by, String consentId, Optional<Instant> at);

  /**
   * The terms of a consent as the citizen gave them.
   *
   * @param consentId the jobcentre's own id of it, a UUID
   * @param informationTypes codes of {@code InformationTypeCode} in the contract
   * @param purpose a code of {@code PurposeCode}
   * @param legalBasis a code of {@code LegalBasisCode}
   * @param written whether it was given in writing
   * @param onlyIn those of the recipients that are named in wheels, with codes of {@code WheelCode}
   */
  record ConsentForm(
      String consentId,
      CitizenId citizen,
      Set<PartyId> sources,
      Set<PartyId> recipients,
      Set<String> informationTypes,
      String purpose,
      String caseNumber,
      String legalBasis,
      Instant givenAt,
      Instant expiresAt,
      boolean written,
      Map<PartyId, Set<String>> onlyIn) {}
}
