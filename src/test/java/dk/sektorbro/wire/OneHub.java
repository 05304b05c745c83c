package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.psychiatry.validation.FhirPackages;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the hub before the first class that asks for it and stops it after the last. */
public final class OneHub implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

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

  /** Whatever a class sent: no log tells of it, and nothing that was accepted ended dead. */
  @Override
  public void afterAll(ExtensionContext context) {
    Hub hub = store(context).get(Hub.class, Hub.class);
    if (hub != null) {
      assertThat(hub.logs())
          .doesNotContain(
              "2509479989", "250947-9989", "3113479989", "0703921", "Elmer", "emmelig", "uge 50");
      assertThat(hub.administrator().deadMessages()).isEmpty();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Hub.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).getOrComputeIfAbsent(Hub.class, type -> new Hub(), Hub.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(ExtensionContext.Namespace.create(OneHub.class));
  }
}
