package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.Books;
import dk.sektorbro.world.BrokerPair;
import dk.sektorbro.world.DatabaseServer;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two hubs on one pair of brokers, by TLS, and one database, each in a process of its own; they
 * lose the database, then a broker, then a hub, under load. Sizes by system property: {@code
 * fault.messages}, {@code fault.outage}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@BesideTheRest
class LostPartsTest {

  private static final int EACH_WAY = Integer.getInteger("fault.messages", 20);
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("fault.outage", 5));

  @TempDir static Path home;

  private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();

  private static DatabaseServer database;
  private static BrokerPair brokers;
  private static HubProcess other;
  private static Traffic traffic;

  @BeforeAll
  static void twoHubsOnRealParts() {
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    CompletableFuture<BrokerPair> pair =
        CompletableFuture.supplyAsync(() -> open(new BrokerPair(home)));
    database = open(new DatabaseServer(home.resolve("postgres")));
    brokers = pair.join();
    List<String> settings = new ArrayList<>(database.hubSettings());
    settings.addAll(brokers.hubSettings());
    World first = world.withHub("one", settings);
    World second = world.withHub("other", settings);
    CompletableFuture<HubProcess> starting =
        CompletableFuture.supplyAsync(() -> open(HubProcess.start(second)));
    open(HubProcess.start(first));
    other = starting.join();
    traffic = open(new Traffic(first, second));
    traffic.consentIsGiven();
  }

  private static <T extends AutoCloseable> T open(T part) {
    OPEN.push(part);
    return part;
  }

  @AfterAll
  static void stop() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
  }

  private static Books.Balance settled() {
    Books.Balance balance = traffic.settle(() -> Books.ledger(database.url() + "?user=postgres"));
    System.out.println("Books: " + balance + "; senders heard " + traffic.answers());
    return balance;
  }

  private static void sendUntilHalfIsAccepted() {
    int before = traffic.books().acceptedSoFar();
    traffic.sends(EACH_WAY);
    traffic.awaitAccepted(before + EACH_WAY);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @Order(1)
  void aStoppedDatabaseLosesNothingAndIntakeSaysTryAgain() {
    sendUntilHalfIsAccepted();
    database.stop();
    Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(5)).until(() -> true);
    database.startsAgain();

    assertThat(settled().delivered()).isEqualTo(2 * EACH_WAY);
    assertThat(traffic.answers().keySet())
        .as("what senders heard")
        .containsAnyOf("UnavailableFault", "transient-error")
        .allMatch(answer -> !answer.endsWith("Fault") || answer.equals("UnavailableFault"))
        .doesNotContain("fatal-error", "none");
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @Order(2)
  void aKilledBrokerIsReplacedByItsCopy() {
    sendUntilHalfIsAccepted();
    brokers.killPrimary();

    assertThat(settled().delivered()).isEqualTo(4 * EACH_WAY);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  @Order(3)
  void aKilledHubLeavesItsWorkToTheOther() {
    sendUntilHalfIsAccepted();
    other.kill();

    assertThat(settled().delivered()).isEqualTo(6 * EACH_WAY);
  }
}
