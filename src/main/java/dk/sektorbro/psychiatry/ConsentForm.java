package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A consent as a party registers it: what the form that the citizen signed says.
 *
 * @param id the party's own id of it, a UUID ({@code Consent.identifier})
 * @param sources who may disclose
 * @param recipients who may receive
 * @param informationTypes codes of {@code http://sektorbro.dk/fhir/CodeSystem/information-types}
 * @param purpose a code of {@code http://sektorbro.dk/fhir/CodeSystem/purposes}
 * @param caseNumber the case it is given for, as {@code caseParty} numbers it
 * @param givenAt when the citizen gave it
 * @param validFrom from when it counts, {@code givenAt} or later
 * @param expiresAt when it ends, at most a year after {@code givenAt}
 * @param legalBasis a code of {@code http://sektorbro.dk/fhir/CodeSystem/legal-bases}
 * @param heldBy the party that holds the signed document
 */
public record ConsentForm(
    Optional<String> id,
    CitizenId citizen,
    Set<PartyId> sources,
    Set<PartyId> recipients,
    Set<String> informationTypes,
    String purpose,
    String caseNumber,
    PartyId caseParty,
    Instant givenAt,
    Instant validFrom,
    Instant expiresAt,
    Optional<Instant> withdrawnAt,
    boolean written,
    String legalBasis,
    Optional<PartyId> heldBy) {

  @Override
  public String toString() {
    return "ConsentForm[" + id.orElse("-") + "]";
  }
}
