package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Writes who a message is about and who wrote what, each person once. */
final class PeopleWriter {

  private final MessageFrame frame;
  private final RoleCodes roles;
  private final Map<Person, Reference> written = new LinkedHashMap<>();

  /** An author without the phone number, which belongs to what was written. */
  private record Person(String given, String family, Optional<String> role) {}

  PeopleWriter(MessageFrame frame, RoleCodes roles) {
    this.frame = frame;
    this.roles = roles;
  }

  Reference citizen(Citizen citizen) {
    Patient patient = new Patient();
    patient.getMeta().addProfile(Canonical.PATIENT);
    patient
        .addIdentifier()
        .setSystem(citizen.id().scheme().system())
        .setValue(citizen.id().number());
    name(
        patient.addName().setUse(HumanName.NameUse.OFFICIAL),
        citizen.givenName(),
        citizen.familyName());
    return frame.add(patient, "patient");
  }

  /** The author's role in the message, a PractitionerRole. */
  Reference author(Author author) {
    return written.computeIfAbsent(
        new Person(author.givenName(), author.familyName(), author.role()), this::write);
  }

  /** The same with how to reach the author, for what has no place of its own for that. */
  Reference reachableAuthor(Author author) {
    return write(
        new Person(author.givenName(), author.familyName(), author.role()), author.phone());
  }

  private Reference write(Person person) {
    return write(person, Optional.empty());
  }

  private Reference write(Person person, Optional<String> phone) {
    int number = written.size() + 1;
    Practitioner practitioner = new Practitioner();
    practitioner.getMeta().addProfile(Canonical.PRACTITIONER);
    name(practitioner.addName(), person.given(), person.family());
    PractitionerRole role = new PractitionerRole();
    role.getMeta().addProfile(Canonical.PRACTITIONER_ROLE);
    role.setPractitioner(frame.add(practitioner, "practitioner/" + number));
    role.addCode(code(person.role()));
    phone.ifPresent(value -> role.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(value));
    return frame.add(role, "practitioner-role/" + number);
  }

  /**
   * MedCom asks for a coded role or one in words; where none is known, its value set has a code for
   * that.
   */
  private CodeableConcept code(Optional<String> role) {
    if (role.isEmpty()) {
      return new CodeableConcept()
          .addCoding(new Coding().setSystem(Canonical.NULL_FLAVOR).setCode("NAVU"));
    }
    return roles
        .system(role.get())
        .map(
            system ->
                new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(role.get())))
        .orElseGet(() -> new CodeableConcept().setText(role.get()));
  }

  private static void name(HumanName name, String given, String family) {
    if (!family.isBlank()) {
      name.setFamily(family);
    }
    if (!given.isBlank()) {
      name.addGiven(given);
    }
  }
}
