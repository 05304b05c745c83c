package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.ConsentOriginal;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.LegalBasis;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Said;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a Consent resource as what the registry keeps: its terms, or the resource itself where it
 * says more than the terms can.
 */
final class ConsentReader {

  static final String SOURCE = "source";
  static final String RECIPIENT = "recipient";
  private static final Pattern SOR = Pattern.compile("[0-9]{6,18}");

  private final FhirContext fhir;
  private final CaseOwner caseOwner;

  ConsentReader(FhirContext fhir, ParticipantDirectory directory) {
    this.fhir = fhir;
    this.caseOwner = new CaseOwner(directory);
  }

  /** A Consent of the hub's profile that says no more than the terms can. */
  private static boolean isTerms(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    return !(root.hasProvision()
        || root.hasAction()
        || root.hasSecurityLabel()
        || root.hasCode()
        || root.hasDataPeriod()
        || root.hasData()
        || root.getPurpose().size() > 1
        || consent.hasPerformer()
        || consent.hasVerification()
        || consent.hasContained()
        || consent.getPolicyRule().getCoding().size() != 1
        || !root.getActor().stream().allMatch(ConsentReader::isTerm)
        || !root.getPeriod().getStart().equals(consent.getDateTime()));
  }

  /** One word for the role, and an organisation by its identifier alone. */
  private static boolean isTerm(provisionActorComponent actor) {
    return actor.getRole().getCoding().size() == 1
        && !actor.getReference().hasReference()
        && (!actor.getReference().hasType()
            || actor.getReference().getType().equals("Organization"));
  }

  /**
   * Reads a Consent that holds to the hub's profile.
   *
   * @throws Refused where an id number cannot be one, or the resource is not one to register
   */
  Said ofTheProfile(PartyId by, Consent consent) {
    ConsentTerms terms = terms(by, consent);
    return isTerms(consent) ? terms : original(terms.citizen(), terms.parties(), consent);
  }

  /**
   * Reads any other Consent of R4, of which the hub keeps what it says as it is.
   *
   * @throws Refused where the citizen has no id number, or the resource is not one to register
   */
  Said ofR4(Consent consent) {
    List<Refusal> refusals = ConsentRules.broken(fhir, consent);
    Optional<CitizenId> citizen = citizen(consent.getPatient().getIdentifier(), refusals);
    if (citizen.isEmpty() || !refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    Set<PartyId> parties = new LinkedHashSet<>();
    named(consent.getProvision(), parties);
    return original(citizen.get(), parties, consent);
  }

  private Said original(CitizenId citizen, Set<PartyId> parties, Consent consent) {
    return new ConsentOriginal(
        citizen, Set.copyOf(parties), fhir.newJsonParser().encodeResourceToString(consent));
  }

  private static void named(ProvisionComponent provision, Set<PartyId> parties) {
    for (provisionActorComponent actor : provision.getActor()) {
      Identifier identifier = actor.getReference().getIdentifier();
      if (PartyId.SYSTEM.equals(identifier.getSystem())
          && SOR.matcher(String.valueOf(identifier.getValue())).matches()) {
        parties.add(new PartyId(identifier.getValue()));
      }
    }
    provision.getProvision().forEach(exception -> named(exception, parties));
  }

  private ConsentTerms terms(PartyId by, Consent consent) {
    List<Refusal> refusals = ConsentRules.broken(fhir, consent);
    Optional<CitizenId> citizen = citizen(consent.getPatient().getIdentifier(), refusals);
    partiesCanBeParties(consent, refusals);
    ProvisionComponent provision = consent.getProvision();
    Optional<Purpose> purpose = Purpose.ofCode(provision.getPurposeFirstRep().getCode());
    if (purpose.isEmpty()) {
      refusals.add(
          ConsentRules.invalid(
              "Consent.provision.purpose[0]", "Name a purpose of the hub's by its code."));
    }
    hasValue(consent.getDateTimeElement(), "Consent.dateTime", refusals);
    hasValue(provision.getPeriod().getStartElement(), "Consent.provision.period.start", refusals);
    hasValue(provision.getPeriod().getEndElement(), "Consent.provision.period.end", refusals);
    hasValue(
        caseOf(consent).getValueElement(),
        "Consent.extension('" + Canonical.CONSENT_CASE + "').value.value",
        refusals);
    Optional<LegalBasis> basis =
        LegalBasis.ofCode(consent.getPolicyRule().getCodingFirstRep().getCode());
    if (basis.isEmpty()) {
      refusals.add(
          ConsentRules.invalid(
              "Consent.policyRule.coding[0]", "Name a legal basis of the hub's by its code."));
    }
    if (citizen.isEmpty() || purpose.isEmpty() || basis.isEmpty() || !refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    ConsentTerms terms =
        new ConsentTerms(
            citizen.get(),
            parties(provision, SOURCE),
            parties(provision, RECIPIENT),
            provision.getClass_().stream()
                .flatMap(type -> InformationType.ofCode(type.getCode()).stream())
                .collect(Collectors.toSet()),
            purpose.get(),
            caseOf(consent).getValue(),
            basis.get(),
            written(consent),
            consent.getDateTimeElement().getValue().toInstant(),
            provision.getPeriod().getEndElement().getValue().toInstant());
    theCaseIsTheJobcentres(by, consent, terms);
    return terms;
  }

  /** A profile's 1..1 is met by an element that has only an extension. */
  private static void hasValue(PrimitiveType<?> element, String place, List<Refusal> refusals) {
    if (!element.hasValue()) {
      refusals.add(ConsentRules.invalid(place, "The element has no value. Give one."));
    }
  }

  private static Optional<CitizenId> citizen(Identifier identifier, List<Refusal> refusals) {
    Optional<Scheme> scheme = Optional.ofNullable(identifier.getSystem()).flatMap(Scheme::ofSystem);
    String number = Optional.ofNullable(identifier.getValue()).orElse("").toUpperCase(Locale.ROOT);
    if (scheme.isEmpty() || !CitizenId.isValid(scheme.get(), number)) {
      refusals.add(
          new Refusal(
              RefusalCode.CITIZEN_ID_INVALID,
              "Consent.patient.identifier.value",
              "Not an id number of its scheme: wrong form, or a day that does not exist."));
      return Optional.empty();
    }
    return Optional.of(new CitizenId(scheme.get(), number));
  }

  private static void partiesCanBeParties(Consent consent, List<Refusal> refusals) {
    List<provisionActorComponent> actors = consent.getProvision().getActor();
    for (int i = 0; i < actors.size(); i++) {
      canBeParty(
          actors.get(i).getReference(),
          "Consent.provision.actor[" + i + "].reference.identifier.value",
          refusals);
    }
    canBeParty(caseOf(consent).getAssigner(), caseOwnerPath(), refusals);
  }

  private static void canBeParty(Reference party, String location, List<Refusal> refusals) {
    String sor = Optional.ofNullable(party.getIdentifier().getValue()).orElse("");
    if (!SOR.matcher(sor).matches()) {
      refusals.add(
          new Refusal(RefusalCode.PARTY_ID_INVALID, location, "Not a SOR code: 6 to 18 digits."));
    }
  }

  private static String caseOwnerPath() {
    return "Consent.extension('" + Canonical.CONSENT_CASE + "').value.assigner.identifier.value";
  }

  private void theCaseIsTheJobcentres(PartyId by, Consent consent, ConsentTerms terms) {
    PartyId owner = new PartyId(caseOf(consent).getAssigner().getIdentifier().getValue());
    if (!owner.equals(caseOwner.of(by, terms))) {
      throw new Refused(
          RefusalCode.CONSENT_INVALID,
          caseOwnerPath(),
          "The case is that of the jobcentre among the consent's parties. Name that jobcentre.");
    }
  }

  private static Identifier caseOf(Consent consent) {
    return (Identifier) extension(consent, Canonical.CONSENT_CASE).orElseThrow().getValue();
  }

  private static boolean written(Consent consent) {
    return extension(consent, Canonical.CONSENT_WRITTEN)
        .map(Extension::getValue)
        .filter(BooleanType.class::isInstance)
        .map(value -> ((BooleanType) value).booleanValue())
        .orElse(false);
  }

  private static Optional<Extension> extension(Consent consent, String url) {
    return consent.getExtension().stream().filter(each -> url.equals(each.getUrl())).findFirst();
  }

  private static Set<PartyId> parties(ProvisionComponent provision, String role) {
    return provision.getActor().stream()
        .filter(actor -> role.equals(actor.getRole().getCodingFirstRep().getCode()))
        .map(actor -> new PartyId(actor.getReference().getIdentifier().getValue()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** FHIRPath of a term that the registry names in its own words. */
  static String path(String term) {
    return switch (term) {
      case "id" -> "Consent.identifier";
      case "written" -> "Consent.extension('" + Canonical.CONSENT_WRITTEN + "')";
      case "informationTypes" -> "Consent.provision.class";
      case "caseNumber" -> "Consent.extension('" + Canonical.CONSENT_CASE + "').value.value";
      case "sources" -> "Consent.provision.actor.where(role.coding.code = 'source')";
      case "recipients" -> "Consent.provision.actor.where(role.coding.code = 'recipient')";
      case "purpose" -> "Consent.provision.purpose";
      case "givenBy" -> "Consent.performer";
      case "givenAt" -> "Consent.dateTime";
      case "expiresAt" -> "Consent.provision.period.end";
      case "withdrawnAt" -> "Consent.extension('" + Canonical.CONSENT_WITHDRAWN_AT + "')";
      default -> term;
    };
  }
}
