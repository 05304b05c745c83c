package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.config.ConfigDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConfigFilesConfigurationTest {

  @Test
  void theFolderBesideTheHubGoesBeforeTheOneOnItsClassPath() {
    new ApplicationContextRunner()
        .withUserConfiguration(ConfigFilesConfiguration.class)
        .withPropertyValues("sektorbro.config=config")
        .run(
            hub ->
                assertThat(hub.getBean(ConfigDirectory.class).file("participants.yaml"))
                    .isEqualTo(Path.of("config", "participants.yaml")));
  }
}
