package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.consent.policy.PartyFilter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads whom an actor names: by identifier and type, or by a resource the Consent contains. What
 * would narrow that to fewer, such as a person, a place or a time, and cannot be told at use, makes
 * the whole unreadable: passed over, it would make a permission wider.
 */
final class ActorCompiler {

  private final Consent consent;

  ActorCompiler(Consent consent) {
    this.consent = consent;
  }

  /** Empty where the hub cannot tell who it is. */
  Optional<PartyFilter> party(Reference reference) {
    if (isSaidTwice(reference)) {
      return Optional.empty();
    }
    if (reference.hasIdentifier()) {
      return Tokens.identifier(reference.getIdentifier())
          .flatMap(identifier -> type(reference).flatMap(type -> byType(type, identifier)));
    }
    return contained(reference).flatMap(this::party);
  }

  /** By identifier and by a contained resource, of which nobody can tell which is meant. */
  private static boolean isSaidTwice(Reference reference) {
    return reference.hasIdentifier() && Tokens.text(reference.getReference()).startsWith("#");
  }

  /** As it says itself, or as its address does; empty where the two differ. */
  private static Optional<String> type(Reference reference) {
    String said = Tokens.text(reference.getType());
    String addressed = Tokens.text(new IdType(reference.getReference()).getResourceType());
    if (said.isEmpty()) {
      return Optional.of(addressed);
    }
    return addressed.isEmpty() || addressed.equals(said) ? Optional.of(said) : Optional.empty();
  }

  private static Optional<PartyFilter> byType(String type, Identifier identifier) {
    return switch (type) {
      case "", "Organization" -> Optional.of(new PartyFilter.Organisation(Set.of(identifier)));
      case "PractitionerRole" ->
          acting(Set.of(new Code(identifier.system(), identifier.value())), Set.of());
      case "Group" ->
          isWheel(identifier)
              ? wheel(identifier)
              : Optional.of(new PartyFilter.MemberOf(Set.of(identifier)));
      default -> Optional.empty();
    };
  }

  private Optional<PartyFilter> party(DomainResource contained) {
    return switch (contained) {
      case Organization organisation ->
          identifiers(organisation).<PartyFilter>map(PartyFilter.Organisation::new);
      case Group group when group.hasCharacteristic() || group.hasMember() || isInactive(group) ->
          Optional.empty();
      case Group group ->
          identifiers(group.getIdentifier())
              .filter(each -> each.stream().noneMatch(ActorCompiler::isWheel))
              .<PartyFilter>map(PartyFilter.MemberOf::new);
      case PractitionerRole role when isNarrowed(role) -> Optional.empty();
      case PractitionerRole role -> role(role);
      default -> Optional.empty();
    };
  }

  private static boolean isInactive(Group group) {
    return group.hasActive() && !group.getActive();
  }

  /** Says of which person, of what, where or when it is a role, which the directory does not. */
  private static boolean isNarrowed(PractitionerRole role) {
    return role.hasPractitioner()
        || role.hasSpecialty()
        || role.hasLocation()
        || role.hasHealthcareService()
        || role.hasPeriod()
        || role.hasAvailableTime()
        || role.hasNotAvailable()
        || (role.hasActive() && !role.getActive())
        || (role.hasCode() && role.hasIdentifier());
  }

  private Optional<PartyFilter> role(PractitionerRole role) {
    Set<Code> codes = new HashSet<>();
    for (CodeableConcept concept : role.getCode()) {
      for (Coding coding : concept.getCoding()) {
        codes.add(Tokens.code(coding));
      }
    }
    if (role.getIdentifier().size() == 1) {
      identifiers(role.getIdentifier())
          .ifPresent(one -> one.forEach(each -> codes.add(new Code(each.system(), each.value()))));
    }
    if (codes.isEmpty() || !codes.stream().allMatch(Tokens::isWhole)) {
      return Optional.empty();
    }
    return role.hasOrganization()
        ? organisation(role.getOrganization()).flatMap(at -> acting(codes, at))
        : acting(codes, Set.of());
  }

  /** Who acts in a role, or stands in a wheel of the citizen's team; one of both cannot be told. */
  private static Optional<PartyFilter> acting(Set<Code> codes, Set<Identifier> at) {
    Set<Wheel> wheels = EnumSet.noneOf(Wheel.class);
    for (Code code : codes) {
      if (code.system().equals(CodeSystems.WHEELS)) {
        Wheel.ofCode(code.code()).ifPresent(wheels::add);
      }
    }
    if (wheels.size() == codes.size()) {
      return Optional.of(new PartyFilter.InWheel(wheels, at));
    }
    return codes.stream().anyMatch(code -> code.system().equals(CodeSystems.WHEELS))
        ? Optional.empty()
        : Optional.of(new PartyFilter.InRole(Set.copyOf(codes), at));
  }

  private static boolean isWheel(Identifier identifier) {
    return identifier.system().equals(CodeSystems.WHEELS);
  }

  private static Optional<PartyFilter> wheel(Identifier identifier) {
    return acting(Set.of(new Code(identifier.system(), identifier.value())), Set.of());
  }

  private Optional<Set<Identifier>> organisation(Reference reference) {
    return party(reference)
        .filter(PartyFilter.Organisation.class::isInstance)
        .map(each -> ((PartyFilter.Organisation) each).identifiers());
  }

  private Optional<DomainResource> contained(Reference reference) {
    String id = Tokens.text(reference.getReference());
    return consent.getContained().stream()
        .filter(
            each -> id.startsWith("#") && id.substring(1).equals(each.getIdPart().replace("#", "")))
        .filter(DomainResource.class::isInstance)
        .map(DomainResource.class::cast)
        .filter(each -> !each.hasModifierExtension() && !each.hasImplicitRules())
        .findFirst();
  }

  private static Optional<Set<Identifier>> identifiers(Organization organisation) {
    return organisation.hasActive() && !organisation.getActive()
        ? Optional.empty()
        : identifiers(organisation.getIdentifier());
  }

  /** All of them, whole; empty where there is none. */
  private static Optional<Set<Identifier>> identifiers(
      List<org.hl7.fhir.r4.model.Identifier> identifiers) {
    Set<Identifier> read = new HashSet<>();
    for (org.hl7.fhir.r4.model.Identifier each : identifiers) {
      Optional<Identifier> one = Tokens.identifier(each);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      read.add(one.get());
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(read));
  }
}
