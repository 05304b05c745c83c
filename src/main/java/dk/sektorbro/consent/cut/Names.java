package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Everything that the resources of a message are known by, so that a consent that names somebody by
 * identifier finds who is only referred to. Somebody in a role is also the person and of the
 * organisation.
 */
final class Names {

  private final Map<Identifier, Set<Identifier>> byReference = new HashMap<>();
  private final Map<Identifier, PractitionerRole> roles = new HashMap<>();

  void add(Resource resource, Set<Identifier> self) {
    for (Identifier name : self) {
      byReference.putIfAbsent(name, self);
      if (resource instanceof PractitionerRole role) {
        roles.put(name, role);
      }
    }
  }

  Set<Identifier> of(Set<Identifier> references) {
    if (references.isEmpty()) {
      return references;
    }
    Set<Identifier> names = new HashSet<>(references);
    for (Identifier reference : references) {
      names.addAll(byReference.getOrDefault(reference, Set.of()));
      Optional.ofNullable(roles.get(reference))
          .ifPresent(
              role -> {
                names.addAll(known(role.getPractitioner()));
                names.addAll(known(role.getOrganization()));
              });
    }
    return names;
  }

  private Set<Identifier> known(Reference reference) {
    Set<Identifier> known = new HashSet<>();
    if (reference.hasReference()) {
      known.addAll(
          byReference.getOrDefault(new Identifier("", reference.getReference()), Set.of()));
    }
    if (reference.getIdentifier().hasValue()) {
      known.add(Facts.identifier(reference.getIdentifier()));
    }
    return known;
  }
}
