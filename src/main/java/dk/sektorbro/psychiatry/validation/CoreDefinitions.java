package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * FHIR's own definitions, found with and without the R4 version that newer profiles name them by.
 */
final class CoreDefinitions extends DefaultProfileValidationSupport {

  private static final String R4 = "|4.0.1";

  CoreDefinitions(FhirContext fhir) {
    super(fhir);
  }

  @Override
  public @Nullable IBaseResource fetchStructureDefinition(String url) {
    String name = bare(url);
    boolean namesNone = name.isEmpty() || name.endsWith("/"); // HAPI's fails on none
    return namesNone ? null : super.fetchStructureDefinition(name);
  }

  @Override
  public @Nullable IBaseResource fetchValueSet(String url) {
    return super.fetchValueSet(bare(url));
  }

  @Override
  public @Nullable IBaseResource fetchCodeSystem(String url) {
    return super.fetchCodeSystem(bare(url));
  }

  private static String bare(String canonical) {
    return canonical.endsWith(R4)
        ? canonical.substring(0, canonical.length() - R4.length())
        : canonical;
  }
}
