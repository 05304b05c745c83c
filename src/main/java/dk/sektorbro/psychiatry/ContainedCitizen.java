package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The citizen of a resource that stands alone: its subject, contained in it. */
final class ContainedCitizen {

  private static final int LONGEST_NAME = 1000;

  private ContainedCitizen() {}

  /**
   * @throws Refused where the subject is not the one contained Patient, or is not named
   */
  static Citizen read(DomainResource resource, Reference subject) {
    Patient patient = patient(resource, subject);
    CitizenId id = CitizenParameter.read(patient.getIdentifierFirstRep());
    HumanName name = patient.getNameFirstRep();
    String place = resource.fhirType() + ".contained.ofType(Patient).name";
    String given = name.getGivenAsSingleString();
    String family =
        Optional.ofNullable(name.getFamily())
            .filter(found -> !found.isBlank())
            .orElseThrow(() -> violated(place, "Give the citizen's family name."));
    if (given.length() > LONGEST_NAME || family.length() > LONGEST_NAME) {
      throw violated(place, "A name has at most " + LONGEST_NAME + " characters.");
    }
    return new Citizen(id, given, family);
  }

  private static Patient patient(DomainResource resource, Reference subject) {
    List<Patient> patients =
        resource.getContained().stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .toList();
    if (patients.size() > 1) {
      throw violated(
          resource.fhirType() + ".contained", "It contains one Patient, whom it is about.");
    }
    return patients.stream()
        .filter(patient -> leadsTo(subject, patient))
        .findFirst()
        .orElseThrow(
            () ->
                violated(
                    resource.fhirType() + ".subject",
                    "Name the citizen by a contained Patient with CPR or X-eCPR."));
  }

  static boolean leadsTo(Reference reference, Resource contained) {
    return Optional.ofNullable(contained.getIdElement().getIdPart())
        .map(id -> id.startsWith("#") ? id : "#" + id)
        .filter(id -> id.equals(reference.getReference()))
        .isPresent();
  }

  private static Refused violated(String place, String explanation) {
    return new Refused(RefusalCode.PROFILE_VIOLATION, place, explanation);
  }

  /** Puts the citizen into the resource; what comes back is its subject. */
  static Reference write(Citizen citizen, DomainResource resource) {
    Patient patient = new Patient();
    patient.setId("patient");
    patient
        .addIdentifier()
        .setSystem(citizen.id().scheme().system())
        .setValue(citizen.id().number());
    HumanName name = patient.addName().setFamily(citizen.familyName());
    if (!citizen.givenName().isBlank()) {
      name.addGiven(citizen.givenName());
    }
    resource.addContained(patient);
    return new Reference("#patient");
  }
}
