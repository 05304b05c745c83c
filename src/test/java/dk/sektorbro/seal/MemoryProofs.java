package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Proofs for tests without a database. */
public final class MemoryProofs implements Proofs {

  private final Map<String, byte[]> objects = new HashMap<>();

  @Override
  public Optional<byte[]> find(MessageId message, Part part) {
    return Optional.ofNullable(objects.get(message + "/" + part));
  }

  @Override
  public byte[] keep(MessageId message, Part part, byte[] object, Instant at) {
    objects.putIfAbsent(message + "/" + part, object);
    return find(message, part).orElseThrow();
  }

  @Override
  public void replace(MessageId message, Part part, byte[] object, Instant at) {
    objects.put(message + "/" + part, object);
  }
}
