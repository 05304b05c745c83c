package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class FhirSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(FhirSettings.class)
  static class Settings {}

  private final ApplicationContextRunner hub =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  void nothingNeedsToBeConfigured() {
    hub.run(
        context -> {
          FhirSettings settings = context.getBean(FhirSettings.class);
          assertThat(settings.packagePaths())
              .containsExactly(
                  Path.of("fhir-profiles/packages"), Path.of("../shared/fhir-packages"));
          assertThat(settings.limits().message()).isEqualTo(100L * 1024 * 1024);
        });
  }

  @Test
  void theDirectoriesOfPackagesCanBeNamed() {
    hub.withPropertyValues("sektorbro.fhir.package-directories=/srv/fhir, /opt/fhir")
        .run(
            context ->
                assertThat(context.getBean(FhirSettings.class).packagePaths())
                    .containsExactly(Path.of("/srv/fhir"), Path.of("/opt/fhir")));
  }
}
