package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.Books;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.JumpingClock;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub's clock is set ahead by hours while messages travel and one party does not answer, and
 * back again.
 */
@Timeout(300)
@BesideTheRest
class ClockJumpTest {

  private static final int EACH_WAY = 10;
  private static final Duration HOURS = Duration.ofHours(6);

  @TempDir static Path home;

  @Test
  void aClockThatIsSetAheadAndBackLosesNothingAndHoldsNothingUp() {
    JumpingClock.Hands clock = new JumpingClock.Hands(home);
    List<String> settings = new ArrayList<>(clock.hubSettings());
    settings.addAll(List.of("--sektorbro.limits.requests=1200", "--sektorbro.limits.burst=20"));
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY).withHub("hub", settings);
    try (HubProcess hub = HubProcess.startWithClock(world);
        Traffic traffic = new Traffic(world)) {
      traffic.consentIsGiven();
      traffic.sends(EACH_WAY);
      traffic.awaitAccepted(EACH_WAY / 2);
      traffic.ehr().goesOffline();

      clock.set(HOURS);
      traffic.sends(EACH_WAY);
      traffic.awaitAccepted(3 * EACH_WAY);
      awaitTrue("messages wait, by the wrong clock", () -> held(world) > 0);
      awaitTrue("timed work is planned, by the wrong clock", () -> plannedAhead(world) > 0);

      clock.set(Duration.ZERO);
      traffic.ehr().goesOnline();
      traffic.sends(EACH_WAY);
      Books.Balance balance = traffic.settle(() -> Books.ledger(world.embeddedDatabase()));

      assertThat(balance.accepted()).isEqualTo(6 * EACH_WAY);
      assertThat(balance.delivered()).isEqualTo(balance.accepted());
      awaitTrue("timed work is planned by the clock", () -> plannedAhead(world) == 0);
    }
  }

  private static int held(World world) {
    return count(world, "held where noted_at > now() + interval '5 hours'");
  }

  private static int plannedAhead(World world) {
    return count(world, "timed_work where execution_time > now() + interval '5 hours'");
  }

  private static int count(World world, String rows) {
    try (Connection connection = DriverManager.getConnection(world.embeddedDatabase());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The hub's database cannot be read", e);
    }
  }

  private static void awaitTrue(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(Duration.ofSeconds(60)).until(condition);
  }
}
