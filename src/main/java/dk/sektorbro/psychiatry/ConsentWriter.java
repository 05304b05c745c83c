package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ConsentOriginal;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes a registered consent as a Consent resource: by the hub's profile where it is kept as
 * terms, and else as it was registered.
 */
final class ConsentWriter {

  private final FhirContext fhir;
  private final CaseOwner caseOwner;

  ConsentWriter(FhirContext fhir, ParticipantDirectory directory) {
    this.fhir = fhir;
    this.caseOwner = new CaseOwner(directory);
  }

  /** Writes a consent as it is registered; its identifier is the hub's. */
  Consent resource(dk.sektorbro.consent.Consent registered) {
    return switch (registered.said()) {
      case ConsentTerms terms -> resource(registered, terms);
      case ConsentOriginal original -> resource(registered, original);
    };
  }

  private Consent resource(dk.sektorbro.consent.Consent registered, ConsentTerms terms) {
    Consent consent = new Consent();
    consent.setId(registered.id().toString());
    if (terms.onlyIn().isEmpty()) { // the profile names organisations only
      consent.getMeta().addProfile(Profile.CONSENT.url());
    }
    consent.addExtension(Canonical.CONSENT_WRITTEN, new BooleanType(terms.written()));
    consent.addExtension(
        Canonical.CONSENT_CASE,
        new Identifier()
            .setSystem(Canonical.CASE_ID)
            .setValue(terms.caseNumber())
            .setAssigner(reference(caseOwner.of(registered.registeredBy(), terms))));
    terms
        .withdrawnAt()
        .ifPresent(at -> consent.addExtension(Canonical.CONSENT_WITHDRAWN_AT, moment(at)));
    consent.addIdentifier().setSystem(Canonical.CONSENT_ID).setValue(registered.id().toString());
    consent.setStatus(
        terms.withdrawnAt().isPresent() ? ConsentState.INACTIVE : ConsentState.ACTIVE);
    consent.setScope(code("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
    consent.addCategory(code("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IDSCL"));
    consent.setPatient(
        new Reference()
            .setIdentifier(
                new Identifier()
                    .setSystem(terms.citizen().scheme().system())
                    .setValue(terms.citizen().number())));
    consent.setDateTimeElement(moment(terms.givenAt()));
    consent.addOrganization(reference(registered.registeredBy()));
    consent.setPolicyRule(code(Canonical.LEGAL_BASES, terms.legalBasis().code()));
    provision(consent, terms);
    return consent;
  }

  private Consent resource(dk.sektorbro.consent.Consent registered, ConsentOriginal original) {
    Consent consent = fhir.newJsonParser().parseResource(Consent.class, original.fhir());
    consent.setId(registered.id().toString());
    consent.getIdentifier().clear();
    consent.addIdentifier().setSystem(Canonical.CONSENT_ID).setValue(registered.id().toString());
    original
        .withdrawnAt()
        .ifPresent(
            at -> {
              consent.addExtension(Canonical.CONSENT_WITHDRAWN_AT, moment(at));
              consent.setStatus(ConsentState.INACTIVE);
            });
    return consent;
  }

  private static void provision(Consent consent, ConsentTerms terms) {
    ProvisionComponent provision = consent.getProvision();
    provision.setType(ConsentProvisionType.PERMIT);
    provision
        .getPeriod()
        .setStartElement(moment(terms.givenAt()))
        .setEndElement(moment(terms.expiresAt()));
    terms.sources().stream()
        .sorted()
        .forEach(party -> actor(provision, ConsentReader.SOURCE, reference(party)));
    terms.recipients().stream()
        .sorted()
        .forEach(
            party ->
                actor(
                    provision,
                    ConsentReader.RECIPIENT,
                    terms
                        .wheelsOf(party)
                        .map(wheels -> inWheels(party, wheels, consent))
                        .orElseGet(() -> reference(party))));
    provision.addPurpose(
        new Coding().setSystem(Canonical.PURPOSES).setCode(terms.purpose().code()));
    terms.informationTypes().stream()
        .sorted()
        .forEach(
            type ->
                provision.addClass_(
                    new Coding().setSystem(Canonical.INFORMATION_TYPES).setCode(type.code())));
  }

  private static void actor(ProvisionComponent provision, String role, Reference who) {
    provision.addActor().setRole(code(Canonical.ACTOR_ROLES, role)).setReference(who);
  }

  private static Reference inWheels(PartyId party, Set<Wheel> wheels, Consent consent) {
    PractitionerRole standing = new PractitionerRole();
    standing.setId("recipient-" + party.sor());
    wheels.stream()
        .sorted()
        .forEach(wheel -> standing.addCode(code(CodeSystems.WHEELS, wheel.code())));
    standing.setOrganization(reference(party));
    consent.addContained(standing);
    return new Reference("#" + standing.getIdElement().getIdPart());
  }

  private static Reference reference(PartyId party) {
    return new Reference()
        .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(party.sor()));
  }

  private static CodeableConcept code(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }

  private static DateTimeType moment(Instant at) {
    return Moments.dateTime(Moments.inDenmark(at));
  }
}
