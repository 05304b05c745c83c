package dk.sektorbro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstCaseTest {

  @TempDir Path home;

  @Test
  void theFirstCaseIsPlayedToItsEnd() {
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    try (HubProcess hub = HubProcess.start(world);
        SimulatedPsychiatry ehr = world.ehr(Member.PSYCHIATRY)) {
      ehr.goesOnline();

      FirstCase.Summary summary =
          new FirstCase(
                  world.jobcentre(Member.JOBCENTRE),
                  world.party(Member.JOBCENTRE),
                  ehr,
                  System.out::println)
              .play();

      assertThat(summary).isEqualTo(new FirstCase.Summary(4, 1, 1, 2));
    }
  }
}
