package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads who a message is about and who wrote what. */
final class People {

  /** Stands for a telephone number that is not known; MedCom asks for a digit or a hyphen. */
  static final String NO_NUMBER = "-";

  private final MessageBundle message;

  People(MessageBundle message) {
    this.message = message;
  }

  Citizen citizen() {
    Patient patient = message.all(Patient.class).getFirst();
    HumanName name =
        patient.getName().stream()
            .filter(each -> each.getUse() == HumanName.NameUse.OFFICIAL)
            .findFirst()
            .orElseGet(patient::getNameFirstRep);
    return new Citizen(id(patient), name.getGivenAsSingleString(), text(name.getFamily()));
  }

  private static CitizenId id(Patient patient) {
    for (Identifier identifier : patient.getIdentifier()) {
      Optional<Scheme> scheme =
          Optional.ofNullable(identifier.getSystem()).flatMap(Scheme::ofSystem);
      if (scheme.isPresent()) {
        return new CitizenId(scheme.get(), identifier.getValue().toUpperCase(Locale.ROOT));
      }
    }
    throw new IllegalArgumentException("The patient has no id number of a scheme the hub knows");
  }

  /**
   * The author a reference leads to: a role, a person or an organisation.
   *
   * @param elsewhere where the author works, when the role does not tell
   */
  Optional<Author> author(
      Reference reference, Optional<PartyId> elsewhere, Optional<String> phone) {
    Optional<PractitionerRole> role = message.follow(reference, PractitionerRole.class);
    if (role.isPresent()) {
      Optional<PartyId> works = organisation(role.get().getOrganization()).or(() -> elsewhere);
      return message
          .follow(role.get().getPractitioner(), Practitioner.class)
          .map(person -> author(person, roleName(role.get().getCodeFirstRep()), works, phone));
    }
    Optional<Practitioner> person = message.follow(reference, Practitioner.class);
    if (person.isPresent()) {
      return Optional.of(author(person.get(), Optional.empty(), elsewhere, phone));
    }
    return message
        .follow(reference, Organization.class)
        .map(
            organization ->
                new Author(
                    "",
                    text(organization.getName()),
                    Optional.empty(),
                    MessageBundle.sor(organization).map(PartyId::new),
                    phone));
  }

  private static Author author(
      Practitioner person, Optional<String> role, Optional<PartyId> works, Optional<String> phone) {
    HumanName name = person.getNameFirstRep();
    return new Author(name.getGivenAsSingleString(), text(name.getFamily()), role, works, phone);
  }

  private static Optional<String> roleName(CodeableConcept code) {
    if (Canonical.NULL_FLAVOR.equals(code.getCodingFirstRep().getSystem())) {
      return Optional.empty();
    }
    return Optional.ofNullable(code.getCodingFirstRep().getCode())
        .or(() -> Optional.ofNullable(code.getText()));
  }

  /** The contract has a place for a telephone number, and for no other way to reach somebody. */
  static Optional<String> phone(ContactPoint contact) {
    return Optional.of(contact)
        .filter(each -> each.getSystem() == ContactPointSystem.PHONE)
        .map(ContactPoint::getValue)
        .filter(number -> !number.equals(NO_NUMBER));
  }

  /** The party a reference to an organisation leads to, or names by its SOR code. */
  Optional<PartyId> organisation(Reference reference) {
    return message
        .follow(reference, Organization.class)
        .flatMap(MessageBundle::sor)
        .or(
            () ->
                Optional.of(reference.getIdentifier())
                    .filter(identifier -> PartyId.SYSTEM.equals(identifier.getSystem()))
                    .map(Identifier::getValue))
        .filter(sor -> sor.matches("[0-9]{6,18}"))
        .map(PartyId::new);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
