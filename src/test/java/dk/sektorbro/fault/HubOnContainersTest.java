package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.Books;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.activemq.ArtemisContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The hub on PostgreSQL and Artemis as others build them. Images by the variables of
 * docker-compose.yml; skipped where there is no Docker engine.
 */
@BesideTheRest
class HubOnContainersTest {

  @TempDir private Path home;

  @Test
  void messagesGoBothWays() {
    try (PostgreSQLContainer database =
            new PostgreSQLContainer(
                Containers.image("POSTGRES_IMAGE", "postgres:17", "local/postgres:15"));
        ArtemisContainer broker =
            new ArtemisContainer(
                Containers.image(
                    "ARTEMIS_IMAGE", "apache/activemq-artemis:2.41.0", "local/artemis:2.56.0"))) {
      Startables.deepStart(database, broker).join();
      messagesGoBothWays(database, broker);
    }
  }

  private void messagesGoBothWays(PostgreSQLContainer database, ArtemisContainer broker) {
    World world =
        new World(home, Member.JOBCENTRE, Member.PSYCHIATRY)
            .withHub(
                "contained",
                List.of(
                    "--sektorbro.broker.embedded=false",
                    "--spring.artemis.broker-url=" + broker.getBrokerUrl(),
                    "--spring.artemis.user=" + broker.getUser(),
                    "--spring.artemis.password=" + broker.getPassword(),
                    "--sektorbro.database.embedded=false",
                    "--spring.datasource.url=" + database.getJdbcUrl(),
                    "--spring.datasource.username=" + database.getUsername(),
                    "--spring.datasource.password=" + database.getPassword()));
    try (HubProcess hub = HubProcess.start(world);
        Traffic traffic = new Traffic(world)) {
      traffic.consentIsGiven();
      traffic.sends(2);
      Books.Balance balance =
          traffic.settle(
              () ->
                  Books.ledger(
                      "%s&user=%s&password=%s"
                          .formatted(
                              database.getJdbcUrl(),
                              database.getUsername(),
                              database.getPassword())));
      assertThat(balance.delivered()).isEqualTo(4);
    }
  }
}
