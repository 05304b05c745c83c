package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker set up by {@code config/broker} treats messages as the embedded one does. */
class BrokerFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"primary", "backup"})
  void addressesAreSetUpAsOnTheEmbeddedBroker(String role) throws Exception {
    Configuration embedded = new ConfigurationImpl();
    new BrokerConfiguration().persistentBroker(Path.of("data")).customize(embedded);

    FileConfiguration file = new FileConfiguration();
    FileDeploymentManager files =
        new FileDeploymentManager(
            Path.of("config/broker", role + ".xml").toAbsolutePath().toUri().toString());
    files.addDeployable(file);
    files.readConfiguration();

    assertThat(file.getAddressSettings()).isEqualTo(embedded.getAddressSettings());
  }
}
