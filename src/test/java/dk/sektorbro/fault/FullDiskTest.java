package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.Books;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk fills up under load, past the hub's reserve and past the broker's, and is emptied again.
 * A disk of its own takes the rights of an administrator.
 */
@Timeout(600)
@BesideTheRest
class FullDiskTest {

  private static final int EACH_WAY = 15;
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @TempDir Path home;
  private Path disk;

  @BeforeEach
  void aSmallDisk() throws Exception {
    disk = Files.createDirectories(home.resolve("data"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=500m", "tmpfs", disk.toString()) == 0,
        "SKIPPED: no right to mount a small disk");
  }

  @AfterEach
  void takenAway() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void aFullDiskRefusesForNowAndLosesNothing() throws Exception {
    World world =
        new World(home, Member.JOBCENTRE, Member.PSYCHIATRY)
            .withHub("hub", List.of("--sektorbro.capacity.least-free=100MB"));
    try (HubProcess hub = HubProcess.start(world);
        Traffic traffic = new Traffic(world)) {
      traffic.consentIsGiven();
      traffic.sends(EACH_WAY);
      traffic.awaitAccepted(EACH_WAY / 2);

      fill(20);
      SimulatedPsychiatry.Answer refused = tries(traffic.ehr());
      assertThat(refused.code()).isEqualTo("transient-error");
      int acceptedWhenFull = atRest(traffic);
      assertThat(tries(traffic.ehr()).code()).isEqualTo("transient-error");
      assertThat(traffic.books().acceptedSoFar()).isEqualTo(acceptedWhenFull);

      empty();
      Books.Balance balance = traffic.settle(() -> Books.ledger(world.embeddedDatabase()));
      assertThat(balance.accepted()).isEqualTo(2 * EACH_WAY);
      assertThat(balance.delivered()).isEqualTo(2 * EACH_WAY);
      assertThat(Files.readString(world.log()))
          .contains("The disk is full", "room on the disk again");
    }
  }

  /** How many were accepted when those that were under way have ended. */
  private static int atRest(Traffic traffic) {
    AtomicInteger last = new AtomicInteger(-1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              int now = traffic.books().acceptedSoFar();
              return last.getAndSet(now) == now;
            });
    return last.get();
  }

  /** A message of its own, which is not answered late. */
  private static SimulatedPsychiatry.Answer tries(SimulatedPsychiatry ehr) {
    Bundle message =
        ehr.careCommunication(
            Member.JOBCENTRE.id(),
            Member.JOBCENTRE.gln(),
            Member.JOBCENTRE.name(),
            TestCitizen.BRUNO,
            "Ingen plads",
            List.of());
    long before = System.nanoTime();
    SimulatedPsychiatry.Answer answer = ehr.sends(message);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SECONDS);
    return answer;
  }

  private void fill(int megabytesLeft) throws IOException {
    long ballast = disk.toFile().getUsableSpace() - megabytesLeft * 1_000_000L;
    byte[] megabyte = new byte[1_000_000];
    try (var out = Files.newOutputStream(disk.resolve("ballast"))) {
      for (long written = 0; written < ballast; written += megabyte.length) {
        out.write(megabyte);
      }
    }
  }

  private void empty() throws IOException {
    Files.delete(disk.resolve("ballast"));
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
