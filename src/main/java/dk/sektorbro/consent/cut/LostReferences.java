package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Identifier;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Nothing may point at what is gone: that it was there is information too. */
final class LostReferences {

  private LostReferences() {}

  /**
   * @param lost what the resources that are gone were referred to by
   * @param cut gets the elements that held a reference
   */
  static boolean drop(Resource resource, Set<Identifier> lost, Set<String> cut) {
    return !lost.isEmpty() && drop(resource.fhirType(), resource, lost, cut);
  }

  /** By the place of what is gone, or by what it is known by elsewhere. */
  private static boolean leadsTo(Reference reference, Set<Identifier> lost) {
    return (reference.hasReference() && lost.contains(new Identifier("", reference.getReference())))
        || (reference.getIdentifier().hasValue()
            && lost.contains(Facts.identifier(reference.getIdentifier())));
  }

  private static boolean drop(String path, Base within, Set<Identifier> lost, Set<String> cut) {
    boolean changed = false;
    for (Property property : within.children()) {
      if (!property.hasValues() || property.getValues().getFirst().isPrimitive()) {
        continue;
      }
      String here = path + "." + Pieces.plain(property.getName());
      for (Base value : List.copyOf(property.getValues())) {
        if (value instanceof Reference reference && leadsTo(reference, lost)) {
          within.removeChild(property.getName(), value);
          cut.add(here);
          changed = true;
        } else if (drop(here, value, lost, cut)) {
          changed = true;
          if (value.isEmpty()) {
            within.removeChild(property.getName(), value);
          }
        }
      }
    }
    return changed;
  }
}
