package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.world.Books;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub is killed with SIGKILL under load, at a random point, and started again; and again. Sizes
 * by system property: {@code fault.kills}, {@code fault.messages} each way for each kill. {@code
 * fault.seed} repeats a run.
 */
@EnabledIfSystemProperty(named = "fault.kills", matches = "[1-9][0-9]*")
class KilledAgainAndAgainTest {

  private static final int KILLS = Integer.getInteger("fault.kills", 0);
  private static final int EACH_WAY = Integer.getInteger("fault.messages", 20);
  private static final long SEED = Long.getLong("fault.seed", System.nanoTime());

  @TempDir static Path home;

  @Test
  void whateverTheMomentNothingIsLostAndNothingComesTwice() {
    System.out.println("fault.seed=" + SEED);
    Random moments = new Random(SEED);
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    HubProcess hub = HubProcess.start(world);
    try (Traffic traffic = new Traffic(world)) {
      traffic.consentIsGiven();
      for (int kill = 1; kill <= KILLS; kill++) {
        int before = traffic.books().acceptedSoFar();
        traffic.sends(EACH_WAY);
        traffic.awaitAccepted(before + 1 + moments.nextInt(2 * EACH_WAY));
        hub.kill();
        hub = HubProcess.start(world);
        System.out.println(
            "Kill %d of %d; accepted %d".formatted(kill, KILLS, traffic.books().acceptedSoFar()));
      }

      Books.Balance balance = traffic.settle(() -> Books.ledger(world.embeddedDatabase()));

      System.out.println("Books: " + balance + "; senders heard " + traffic.answers());
      assertThat(balance.delivered()).isEqualTo(2 * EACH_WAY * KILLS);
    } finally {
      hub.close();
    }
  }
}
