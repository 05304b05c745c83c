package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Between the Consent resource of the hub's profile and what the consent desk takes. */
final class ConsentMapping {

  private static final String SOURCE = "source";
  private static final String RECIPIENT = "recipient";

  private ConsentMapping() {}

  /**
   * Reads a Consent that holds to its profile.
   *
   * @throws Refused where an id number cannot be one, or the form says what the hub does not keep
   */
  static ConsentForm form(Consent consent) {
    List<Refusal> refusals = new ArrayList<>();
    ProvisionComponent provision = consent.getProvision();
    if (provision.getPurpose().size() > 1) {
      refusals.add(
          new Refusal(
              RefusalCode.CONSENT_INVALID,
              "Consent.provision.purpose[1]",
              "A consent is registered for one purpose. Register one for each."));
    }
    if (provision.hasProvision()) {
      refusals.add(
          new Refusal(
              RefusalCode.CONSENT_INVALID,
              "Consent.provision.provision",
              "The hub keeps no exceptions within a consent. Register what is consented to and nothing more."));
    }
    if (consent.getStatus() != ConsentState.ACTIVE) {
      refusals.add(
          new Refusal(
              RefusalCode.CONSENT_INVALID,
              "Consent.status",
              "A consent is registered as active. To withdraw one, call $withdraw on it."));
    }
    Identifier citizen = consent.getPatient().getIdentifier();
    Optional<Scheme> scheme = Optional.ofNullable(citizen.getSystem()).flatMap(Scheme::ofSystem);
    String number = Optional.ofNullable(citizen.getValue()).orElse("");
    if (scheme.isEmpty() || !CitizenId.isValid(scheme.get(), number)) {
      refusals.add(
          new Refusal(
              RefusalCode.CITIZEN_ID_INVALID,
              "Consent.patient.identifier.value",
              "Not an id number of its scheme: wrong form, or a day that does not exist."));
    }
    checkParties(consent, refusals);
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    Identifier inCase =
        (Identifier) extension(consent, Canonical.CONSENT_CASE).orElseThrow().getValue();
    return new ConsentForm(
        Optional.of(consent.getIdentifierFirstRep().getValue()),
        new CitizenId(scheme.orElseThrow(), number.toUpperCase(Locale.ROOT)),
        parties(provision, SOURCE),
        parties(provision, RECIPIENT),
        provision.getClass_().stream()
            .map(Coding::getCode)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        provision.getPurposeFirstRep().getCode(),
        inCase.getValue(),
        new PartyId(inCase.getAssigner().getIdentifier().getValue()),
        consent.getDateTimeElement().getValue().toInstant(),
        provision.getPeriod().getStartElement().getValue().toInstant(),
        provision.getPeriod().getEndElement().getValue().toInstant(),
        Optional.empty(),
        extension(consent, Canonical.CONSENT_WRITTEN)
            .map(Extension::getValue)
            .filter(BooleanType.class::isInstance)
            .map(value -> ((BooleanType) value).booleanValue())
            .orElse(false),
        consent.getPolicyRule().getCodingFirstRep().getCode(),
        consent.hasOrganization()
            ? Optional.of(new PartyId(consent.getOrganizationFirstRep().getIdentifier().getValue()))
            : Optional.empty());
  }

  private static void checkParties(Consent consent, List<Refusal> refusals) {
    List<provisionActorComponent> actors = consent.getProvision().getActor();
    for (int i = 0; i < actors.size(); i++) {
      checkParty(
          actors.get(i).getReference(),
          "Consent.provision.actor[" + i + "].reference.identifier.value",
          refusals);
    }
    for (int i = 0; i < consent.getOrganization().size(); i++) {
      checkParty(
          consent.getOrganization().get(i),
          "Consent.organization[" + i + "].identifier.value",
          refusals);
    }
    extension(consent, Canonical.CONSENT_CASE)
        .map(Extension::getValue)
        .filter(Identifier.class::isInstance)
        .ifPresent(
            value ->
                checkParty(
                    ((Identifier) value).getAssigner(),
                    "Consent.extension('"
                        + Canonical.CONSENT_CASE
                        + "').value.assigner.identifier.value",
                    refusals));
  }

  private static void checkParty(Reference party, String location, List<Refusal> refusals) {
    String sor = Optional.ofNullable(party.getIdentifier().getValue()).orElse("");
    if (!sor.matches("[0-9]{6,18}")) {
      refusals.add(
          new Refusal(RefusalCode.PARTY_ID_INVALID, location, "Not a SOR code: 6 to 18 digits."));
    }
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

  /** Writes a consent as it is registered. */
  static Consent resource(String id, ConsentForm form) {
    Consent consent = new Consent();
    consent.setId(id);
    consent.getMeta().addProfile(Profile.CONSENT.url());
    consent.addExtension(Canonical.CONSENT_WRITTEN, new BooleanType(form.written()));
    consent.addExtension(
        Canonical.CONSENT_CASE,
        new Identifier()
            .setSystem(Canonical.CASE_ID)
            .setValue(form.caseNumber())
            .setAssigner(reference(form.caseParty())));
    form.withdrawnAt()
        .ifPresent(at -> consent.addExtension(Canonical.CONSENT_WITHDRAWN_AT, moment(at)));
    form.id()
        .ifPresent(own -> consent.addIdentifier().setSystem(Canonical.CONSENT_ID).setValue(own));
    consent.setStatus(form.withdrawnAt().isPresent() ? ConsentState.INACTIVE : ConsentState.ACTIVE);
    consent.setScope(code("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
    consent.addCategory(code("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IDSCL"));
    consent.setPatient(
        new Reference()
            .setIdentifier(
                new Identifier()
                    .setSystem(form.citizen().scheme().system())
                    .setValue(form.citizen().number())));
    consent.setDateTimeElement(moment(form.givenAt()));
    form.heldBy().ifPresent(party -> consent.addOrganization(reference(party)));
    consent.setPolicyRule(code(Canonical.LEGAL_BASES, form.legalBasis()));
    ProvisionComponent provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
    provision
        .getPeriod()
        .setStartElement(moment(form.validFrom()))
        .setEndElement(moment(form.expiresAt()));
    form.sources().forEach(party -> actor(provision, SOURCE, party));
    form.recipients().forEach(party -> actor(provision, RECIPIENT, party));
    provision.addPurpose(new Coding().setSystem(Canonical.PURPOSES).setCode(form.purpose()));
    form.informationTypes()
        .forEach(
            type ->
                provision.addClass_(
                    new Coding().setSystem(Canonical.INFORMATION_TYPES).setCode(type)));
    return consent;
  }

  private static void actor(ProvisionComponent provision, String role, PartyId party) {
    provision.addActor().setRole(code(Canonical.ACTOR_ROLES, role)).setReference(reference(party));
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
