package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.RANDOM;
import static dk.sektorbro.seal.Keys.certificateOf;

import dk.sektorbro.exchange.MessageId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.KeyStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How many messages of 8 KiB are signed, sealed, opened and verified in a second of processor time,
 * by the kind of the receiver's key, side by side. Not among the tests; run by {@code mvn test
 * -Dtest=SealSpeed}.
 */
class SealSpeed {

  private static final MessageId MESSAGE = new MessageId(new UUID(0, 1));
  private static final int BYTES = 8 * 1024;
  private static final int ROUNDS = 3;
  private static final long SPAN = 2_000_000_000L;

  @Test
  void byKindOfKey() {
    byte[] payload = new byte[BYTES];
    RANDOM.nextBytes(payload);
    CmsPartySeal seal =
        new CmsPartySeal(
            Keys.signing("hub", KeyAlgorithm.EC_P256), SealAlgorithms.DEFAULT, CLOCK, RANDOM);
    Map<KeyAlgorithm, KeyStore.PrivateKeyEntry> receivers = new EnumMap<>(KeyAlgorithm.class);
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      receivers.put(algorithm, Keys.encryption("party", algorithm));
    }
    for (int round = 0; round <= ROUNDS; round++) {
      for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
        double rate = cyclesPerSecond(seal, payload, receivers.get(algorithm));
        if (round > 0) {
          System.out.printf(
              "%-14s %7.0f cycles a CPU second, %d bytes sealed%n",
              algorithm,
              rate,
              seal.seal(MESSAGE, payload, certificateOf(receivers.get(algorithm))).length);
        }
      }
    }
  }

  private static double cyclesPerSecond(
      CmsPartySeal seal, byte[] payload, KeyStore.PrivateKeyEntry receiver) {
    CmsPartyOpener opener = new CmsPartyOpener();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long end = start + SPAN;
    long cycles = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      byte[] opened =
          opener.open(
              MESSAGE,
              seal.seal(MESSAGE, payload, certificateOf(receiver)),
              receiver,
              seal.signer());
      if (opened.length != payload.length) {
        throw new AssertionError("Not what was sealed");
      }
      cycles++;
    }
    return cycles * 1e9 / (threads.getCurrentThreadCpuTime() - start);
  }
}
