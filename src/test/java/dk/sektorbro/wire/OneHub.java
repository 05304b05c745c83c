package dk.sektorbro.wire;

import dk.sektorbro.psychiatry.validation.FhirPackages;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the hub before the first class that asks for it and stops it after the last. */
final class OneHub implements BeforeAllCallback, ParameterResolver {

  static final FhirPackages PACKAGES =
      new FhirPackages(
          List.of(Path.of("fhir-profiles/packages"), Path.of("../shared/fhir-packages")));

  /** Ends the class as skipped, and says why, where MedCom's packages are not at hand. */
  @Override
  public void beforeAll(ExtensionContext context) {
    for (PackageSet set : PackageSet.values()) {
      Assumptions.assumeTrue(PACKAGES.missing(set).isEmpty(), () -> PACKAGES.howToComplete(set));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Hub.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OneHub.class))
        .getOrComputeIfAbsent(Hub.class, type -> new Hub(), Hub.class);
  }
}
