package dk.sektorbro.certificate;

import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.seal.evidence.ListAudit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * No sequence of what both sides and time can do loses, doubles or wrongly closes a request. A
 * failure tells its seed and the sequence.
 */
class DialogueModelTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int SEQUENCES = 4000;

  @Test
  void noSequenceLosesDoublesOrWronglyClosesARequest() {
    for (long seed = 0; seed < SEQUENCES; seed++) {
      MovingClock clock = new MovingClock(START);
      MemoryRequests requests = new MemoryRequests();
      MemoryDoubts doubts = new MemoryDoubts();
      new RandomDialogue(
              seed,
              () ->
                  new DialogueWorld(
                      clock, requests, doubts, new ListAudit(START), new AtOnce(), message -> {}))
          .run(40, 10);
    }
  }
}
