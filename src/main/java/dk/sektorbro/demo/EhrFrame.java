package dk.sektorbro.demo;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * What every message of an EHR has around its content: header, organisations, provenance, bundle.
 */
final class EhrFrame {

  static final String MEDCOM = "http://medcomfhir.dk/ig/";
  static final String CODES = MEDCOM + "terminology/CodeSystem/";
  static final String SEKTORBRO = "http://sektorbro.dk/fhir/";

  private final Clock clock;

  EhrFrame(Clock clock) {
    this.clock = clock;
  }

  static MessageHeader header(String profile, Coding event, Organization from, Organization to) {
    MessageHeader header = with(new MessageHeader(), profile);
    header.setEvent(event);
    MessageHeader.MessageDestinationComponent destination = header.addDestination();
    destination.addExtension(
        MEDCOM + "messaging/StructureDefinition/medcom-messaging-destinationUseExtension",
        new Coding(CODES + "medcom-messaging-destinationUse", "primary", null));
    destination.setEndpoint(endpoint(to)).setReceiver(to(to));
    header.setSender(to(from));
    header.getSource().setEndpoint(endpoint(from));
    return header;
  }

  Provenance provenance(String profile, String headerId, Organization agent, String activity) {
    Provenance provenance = with(new Provenance(), profile);
    provenance.addTarget(new Reference("MessageHeader/" + headerId));
    provenance.setOccurred(new DateTimeType(now())).setRecorded(now());
    provenance.setActivity(
        new CodeableConcept(new Coding(CODES + "medcom-messaging-activityCodes", activity, null)));
    provenance.addAgent().setWho(to(agent));
    return provenance;
  }

  Bundle bundle(String profile) {
    Bundle bundle = new Bundle();
    bundle.setId(UUID.randomUUID().toString());
    bundle.getMeta().addProfile(absolute(profile));
    return bundle.setType(Bundle.BundleType.MESSAGE).setTimestamp(now());
  }

  static void add(Bundle bundle, DomainResource... resources) {
    for (DomainResource resource : resources) {
      bundle
          .addEntry()
          .setFullUrl(SEKTORBRO + resource.fhirType() + "/" + resource.getIdPart())
          .setResource(resource);
    }
  }

  static <R extends DomainResource> R with(R resource, String profile) {
    resource.setId(UUID.randomUUID().toString());
    resource.getMeta().addProfile(absolute(profile));
    return resource;
  }

  static <R extends DomainResource> R own(R resource, String profile) {
    return with(resource, SEKTORBRO + "StructureDefinition/" + profile);
  }

  private static String absolute(String profile) {
    return profile.startsWith("http") ? profile : MEDCOM + profile;
  }

  static String endpoint(Organization organization) {
    return organization.getIdentifier().stream()
        .filter(identifier -> identifier.getSystem().equals(PartyId.SYSTEM))
        .map(identifier -> "https://sor2.sum.dsdn.dk/#id=" + identifier.getValue())
        .findFirst()
        .orElseThrow();
  }

  static Organization organization(PartyId id, Gln gln, String name) {
    Organization organization =
        with(new Organization(), "messaging/StructureDefinition/medcom-messaging-organization");
    organization.addIdentifier().setSystem("https://www.gs1.org/gln").setValue(gln.value());
    organization.addIdentifier().setSystem(PartyId.SYSTEM).setValue(id.sor());
    return organization.setName(name);
  }

  static Patient patient(TestCitizen citizen) {
    Patient patient = with(new Patient(), "core/StructureDefinition/medcom-core-patient");
    Identifier identifier =
        patient
            .addIdentifier()
            .setSystem(citizen.id().scheme().system())
            .setValue(citizen.id().number());
    if (citizen.id().scheme() == dk.sektorbro.exchange.CitizenId.Scheme.X_ECPR) {
      identifier.setUse(Identifier.IdentifierUse.TEMP);
    }
    HumanName name =
        patient.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily(citizen.familyName());
    name.addGiven(citizen.givenName());
    return patient;
  }

  static Practitioner doctor() {
    Practitioner doctor =
        with(new Practitioner(), "core/StructureDefinition/medcom-core-practitioner");
    doctor.addName().setFamily("Overlæge").addGiven("Test");
    return doctor;
  }

  static Reference to(DomainResource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdPart());
  }

  static <R> R first(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  static Organization byId(Bundle bundle, Reference reference) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Organization.class::isInstance)
        .map(Organization.class::cast)
        .filter(organization -> reference.getReference().endsWith("/" + organization.getIdPart()))
        .findFirst()
        .orElseThrow();
  }

  Date now() {
    return Date.from(clock.instant());
  }
}
