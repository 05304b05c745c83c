package dk.sektorbro.consent.cut;

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
  static boolean drop(Resource resource, Set<String> lost, Set<String> cut) {
    return !lost.isEmpty() && drop(resource.fhirType(), resource, lost, cut);
  }

  private static boolean drop(String path, Base within, Set<String> lost, Set<String> cut) {
    boolean changed = false;
    for (Property property : within.children()) {
      if (!property.hasValues() || property.getValues().getFirst().isPrimitive()) {
        continue;
      }
      String here = path + "." + Pieces.plain(property.getName());
      for (Base value : List.copyOf(property.getValues())) {
        if (value instanceof Reference reference && lost.contains(reference.getReference())) {
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
