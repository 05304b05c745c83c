package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a citizen agreed to, in the hub's own words: one permission without exceptions.
 *
 * @param sources who may disclose
 * @param recipients who may receive
 * @param caseNumber the case it is given for, as the authority numbers it
 * @param written whether it was given in writing
 * @param withdrawnAt when the citizen took it back
 * @param withdrawalKnownAt when the hub recorded that
 * @param onlyIn those of the recipients that are named in some wheels of the citizen's team
 */
public record ConsentTerms(
    CitizenId citizen,
    Set<PartyId> sources,
    Set<PartyId> recipients,
    Set<InformationType> informationTypes,
    Purpose purpose,
    String caseNumber,
    LegalBasis legalBasis,
    boolean written,
    Instant givenAt,
    Instant expiresAt,
    Optional<Instant> withdrawnAt,
    Optional<Instant> withdrawalKnownAt,
    Set<InWheels> onlyIn)
    implements Said {

  /** A recipient as far as it stands in one of these wheels. */
  public record InWheels(PartyId recipient, Set<Wheel> wheels) {}

  public ConsentTerms {
    // What was registered before consents could name wheels was kept without this.
    onlyIn = Objects.requireNonNullElse(onlyIn, Set.of());
  }

  /** As it is registered, to its recipients wherever they stand. */
  public ConsentTerms(
      CitizenId citizen,
      Set<PartyId> sources,
      Set<PartyId> recipients,
      Set<InformationType> informationTypes,
      Purpose purpose,
      String caseNumber,
      LegalBasis legalBasis,
      boolean written,
      Instant givenAt,
      Instant expiresAt) {
    this(
        citizen,
        sources,
        recipients,
        informationTypes,
        purpose,
        caseNumber,
        legalBasis,
        written,
        givenAt,
        expiresAt,
        Set.of());
  }

  /** As it is registered: nobody has taken it back. */
  public ConsentTerms(
      CitizenId citizen,
      Set<PartyId> sources,
      Set<PartyId> recipients,
      Set<InformationType> informationTypes,
      Purpose purpose,
      String caseNumber,
      LegalBasis legalBasis,
      boolean written,
      Instant givenAt,
      Instant expiresAt,
      Set<InWheels> onlyIn) {
    this(
        citizen,
        sources,
        recipients,
        informationTypes,
        purpose,
        caseNumber,
        legalBasis,
        written,
        givenAt,
        expiresAt,
        Optional.empty(),
        Optional.empty(),
        onlyIn);
  }

  /** The wheels that the recipient is named in; empty where it is named wherever it stands. */
  public Optional<Set<Wheel>> wheelsOf(PartyId recipient) {
    return onlyIn.stream()
        .filter(each -> each.recipient().equals(recipient))
        .map(InWheels::wheels)
        .findFirst();
  }

  @Override
  public Set<PartyId> parties() {
    Set<PartyId> parties = new LinkedHashSet<>(sources);
    parties.addAll(recipients);
    return parties;
  }

  @Override
  public ConsentTerms withdrawn(Instant at, Instant knownAt) {
    return new ConsentTerms(
        citizen,
        sources,
        recipients,
        informationTypes,
        purpose,
        caseNumber,
        legalBasis,
        written,
        givenAt,
        expiresAt,
        Optional.of(at),
        Optional.of(knownAt),
        onlyIn);
  }

  @Override
  public String toString() {
    return "ConsentTerms[" + purpose + ", " + informationTypes + "]";
  }
}
