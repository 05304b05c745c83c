package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one package set. A canonical with a version that the set does not have is
 * answered with the version it has: MedCom's profiles name versions of value sets that their own
 * terminology package has left behind.
 */
final class PackageDefinitions extends PrePopulatedValidationSupport {

  private final Map<String, IBaseResource> others = new HashMap<>();

  PackageDefinitions(FhirContext fhir, List<IBaseResource> definitions) {
    super(fhir);
    for (IBaseResource definition : definitions) {
      switch (fhir.getResourceType(definition)) {
        case "StructureDefinition", "ValueSet", "CodeSystem" -> addResource(definition);
        default -> {
          if (definition instanceof MetadataResource other && other.hasUrl()) {
            others.put(other.getUrl(), definition);
          }
        }
      }
    }
    lock();
  }

  @Override
  public @Nullable IBaseResource fetchStructureDefinition(@Nullable String url) {
    IBaseResource exact = super.fetchStructureDefinition(url);
    return exact != null || url == null ? exact : super.fetchStructureDefinition(bare(url));
  }

  @Override
  public @Nullable IBaseResource fetchValueSet(@Nullable String url) {
    IBaseResource exact = super.fetchValueSet(url);
    return exact != null || url == null ? exact : super.fetchValueSet(bare(url));
  }

  @Override
  public @Nullable IBaseResource fetchCodeSystem(@Nullable String url) {
    IBaseResource exact = super.fetchCodeSystem(url);
    return exact != null || url == null ? exact : super.fetchCodeSystem(bare(url));
  }

  @Override
  public <T extends IBaseResource> @Nullable T fetchResource(
      @Nullable Class<T> type, @Nullable String uri) {
    T known = super.fetchResource(type, uri);
    if (known != null || type == null || uri == null) {
      return known;
    }
    IBaseResource other = others.get(bare(uri));
    return type.isInstance(other) ? type.cast(other) : null;
  }

  private static String bare(String canonical) {
    int version = canonical.indexOf('|');
    return version < 0 ? canonical : canonical.substring(0, version);
  }
}
