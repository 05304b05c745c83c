package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A broker set up by {@code config/broker} treats messages as the embedded one does. */
class BrokerFilesTest {

  private static final CapacitySettings CAPACITY =
      new CapacitySettings(DataSize.ofMegabytes(500), 1, 1, Duration.ofSeconds(30));

  @ParameterizedTest
  @ValueSource(strings = {"primary", "backup"})
  void addressesAreSetUpAsOnTheEmbeddedBroker(String role) throws Exception {
    Configuration embedded = new ConfigurationImpl();
    new BrokerConfiguration().persistentBroker(Path.of("data"), CAPACITY).customize(embedded);

    FileConfiguration file = new FileConfiguration();
    FileDeploymentManager files =
        new FileDeploymentManager(
            Path.of("config/broker", role + ".xml").toAbsolutePath().toUri().toString());
    files.addDeployable(file);
    files.readConfiguration();

    assertThat(file.getAddressSettings()).isEqualTo(embedded.getAddressSettings());
    assertThat(file.getMaxDiskUsage()).isEqualTo(embedded.getMaxDiskUsage());
    assertThat(file.getMinDiskFree()).isEqualTo(embedded.getMinDiskFree());
    assertThat(file.getDiskScanPeriod()).isEqualTo(embedded.getDiskScanPeriod());
  }
}
