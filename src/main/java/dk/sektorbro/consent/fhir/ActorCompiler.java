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
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads whom an actor names: by identifier and type, or by a resource the Consent contains. */
final class ActorCompiler {

  private final Consent consent;

  ActorCompiler(Consent consent) {
    this.consent = consent;
  }

  /** Empty where the hub cannot tell who it is. */
  Optional<PartyFilter> party(Reference reference) {
    if (reference.hasIdentifier()) {
      return Tokens.identifier(reference.getIdentifier())
          .flatMap(identifier -> byType(Tokens.text(reference.getType()), identifier));
    }
    return contained(reference).flatMap(this::party);
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

  private Optional<PartyFilter> party(Resource contained) {
    return switch (contained) {
      case Organization organisation ->
          nonEmpty(identifiers(organisation.getIdentifier())).map(PartyFilter.Organisation::new);
      case Group group ->
          nonEmpty(identifiers(group.getIdentifier()))
              .filter(each -> each.stream().noneMatch(ActorCompiler::isWheel))
              .map(PartyFilter.MemberOf::new);
      case PractitionerRole role -> role(role);
      default -> Optional.empty();
    };
  }

  private Optional<PartyFilter> role(PractitionerRole role) {
    Set<Code> codes = new HashSet<>();
    for (CodeableConcept concept : role.getCode()) {
      for (Coding coding : concept.getCoding()) {
        codes.add(Tokens.code(coding));
      }
    }
    identifiers(role.getIdentifier())
        .forEach(each -> codes.add(new Code(each.system(), each.value())));
    if (codes.isEmpty() || !codes.stream().allMatch(Tokens::isWhole)) {
      return Optional.empty();
    }
    if (!role.hasOrganization()) {
      return acting(codes, Set.of());
    }
    return nonEmpty(organisation(role.getOrganization())).flatMap(at -> acting(codes, at));
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

  private Set<Identifier> organisation(Reference reference) {
    if (reference.hasIdentifier()) {
      return Tokens.identifier(reference.getIdentifier()).map(Set::of).orElse(Set.of());
    }
    return contained(reference)
        .filter(Organization.class::isInstance)
        .map(each -> identifiers(((Organization) each).getIdentifier()))
        .orElse(Set.of());
  }

  private Optional<Resource> contained(Reference reference) {
    String id = Tokens.text(reference.getReference());
    return consent.getContained().stream()
        .filter(
            each -> id.startsWith("#") && id.substring(1).equals(each.getIdPart().replace("#", "")))
        .findFirst();
  }

  private static Set<Identifier> identifiers(List<org.hl7.fhir.r4.model.Identifier> identifiers) {
    Set<Identifier> read = new HashSet<>();
    identifiers.forEach(each -> Tokens.identifier(each).ifPresent(read::add));
    return Set.copyOf(read);
  }

  private static Optional<Set<Identifier>> nonEmpty(Set<Identifier> identifiers) {
    return identifiers.isEmpty() ? Optional.empty() : Optional.of(identifiers);
  }
}
