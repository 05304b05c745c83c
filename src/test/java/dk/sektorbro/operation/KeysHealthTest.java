package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.HubKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** The demo's keys are valid for a year. */
class KeysHealthTest {

  private static final Clock NOW = Clock.systemUTC();

  @TempDir static Path home;
  private static HubKeys keys;

  @BeforeAll
  static void makeKeys() {
    DemoPki.ensure(home, List.of(), NOW);
    keys = HubKeys.load(home, "", Clock.systemUTC().instant());
  }

  @Test
  void keysThatLastAreHealthy() {
    assertThat(in(Duration.ofDays(300)).getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aKeyThatExpiresWithinThirtyDaysIsAWarningThatNamesIt() {
    Health health = in(Duration.ofDays(340));
    assertThat(health.getStatus()).isEqualTo(KeysHealth.WARNING);
    assertThat(health.getDetails()).containsKeys("hub tls", "hub signing", "hub gateway");
  }

  @Test
  void anExpiredKeyOfTheHubIsDown() {
    assertThat(in(Duration.ofDays(366)).getStatus()).isEqualTo(Status.DOWN);
  }

  private static Health in(Duration later) {
    return new KeysHealth(
            () -> keys,
            new FixedDirectory(
                new Address(
                    new PartyId("99999031000016007"), new Gln("5799999900037"), "Sektorbro"),
                List.of()),
            Clock.offset(NOW, later))
        .health();
  }
}
