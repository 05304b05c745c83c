package dk.sektorbro.jobcentre;

import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.LegalBasis;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The jobcentre's desk in front of the consent registry: the contract's words in, its paths out.
 */
final class ConsentAtTheDesk implements ConsentDesk {

  private final dk.sektorbro.consent.ConsentDesk consents;

  ConsentAtTheDesk(dk.sektorbro.consent.ConsentDesk consents) {
    this.consents = consents;
  }

  @Override
  public void register(PartyId by, ConsentForm form) {
    try {
      consents.register(by, form.consentId(), terms(form));
    } catch (Refused refused) {
      throw atPath(refused, "/RegisterConsent/");
    }
  }

  @Override
  public Instant withdraw(PartyId by, String consentId, Optional<Instant> at) {
    try {
      return consents.withdraw(by, consentId, at).said().withdrawnAt().orElseThrow();
    } catch (Refused refused) {
      throw atPath(refused, "/WithdrawConsent/");
    }
  }

  /** The schema has held every code to the contract's lists, which are the hub's own. */
  private static ConsentTerms terms(ConsentForm form) {
    return new ConsentTerms(
        form.citizen(),
        form.sources(),
        form.recipients(),
        form.informationTypes().stream()
            .map(code -> InformationType.ofCode(code).orElseThrow())
            .collect(Collectors.toSet()),
        Purpose.ofCode(form.purpose()).orElseThrow(),
        form.caseNumber(),
        LegalBasis.ofCode(form.legalBasis()).orElseThrow(),
        form.written(),
        form.givenAt(),
        form.expiresAt(),
        form.onlyIn().entrySet().stream()
            .map(
                each ->
                    new ConsentTerms.InWheels(
                        each.getKey(),
                        each.getValue().stream()
                            .map(code -> Wheel.ofCode(code).orElseThrow())
                            .collect(Collectors.toSet())))
            .collect(Collectors.toSet()));
  }

  private static Refused atPath(Refused refused, String operation) {
    return refused.located(term -> operation + element(term));
  }

  private static String element(String term) {
    return switch (term) {
      case "id" -> "ConsentId";
      case "written" -> "Written";
      case "informationTypes" -> "InformationType";
      case "caseNumber" -> "CaseNumber";
      case "purpose" -> "Purpose";
      case "givenBy" -> "Citizen";
      case "sources" -> "Source";
      case "recipients" -> "Recipient";
      case "givenAt" -> "GivenAt";
      case "expiresAt" -> "ExpiresAt";
      case "withdrawnAt" -> "WithdrawnAt";
      default -> term;
    };
  }
}
