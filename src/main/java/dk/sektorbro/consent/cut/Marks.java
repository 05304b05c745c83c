package dk.sektorbro.consent.cut;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The security labels that say what became of a resource (HL7 v3 ObservationValue). */
final class Marks {

  private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  private Marks() {}

  /** Elements or resources are left out. */
  static void subsetted(Resource resource) {
    mark(resource, "SUBSETTED");
  }

  /** Something stands in the place of what was there. */
  static void redacted(Resource resource) {
    mark(resource, "REDACTED");
  }

  static boolean isMark(Coding label) {
    return SYSTEM.equals(label.getSystem())
        && ("SUBSETTED".equals(label.getCode()) || "REDACTED".equals(label.getCode()));
  }

  private static void mark(Resource resource, String code) {
    if (resource.getMeta().getSecurity(SYSTEM, code) == null) {
      resource.getMeta().addSecurity(new Coding().setSystem(SYSTEM).setCode(code));
    }
  }
}
