package dk.sektorbro.psychiatry.validation;

/**
 * A published FHIR package.
 *
 * @param name as the registry knows it, such as {@code hl7.fhir.dk.core}
 * @param version exactly this one: profiles of different versions do not validate together
 */
public record FhirPackage(String name, String version) {

  /** What the package's file is called. */
  public String fileName() {
    return name + "-" + version + ".tgz";
  }

  /** Where its publishers' registry hands it out. */
  public String address() {
    return "https://packages.simplifier.net/" + name + "/" + version;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
