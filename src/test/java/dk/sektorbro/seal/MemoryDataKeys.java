package dk.sektorbro.seal;

import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** Data keys that live as long as a test. */
public final class MemoryDataKeys implements DataKeys {

  private final TreeMap<Integer, DataKey> keys = new TreeMap<>();

  public MemoryDataKeys(SecretKey first) {
    add(first);
  }

  /** A new key, in use from now on. */
  public void add(SecretKey key) {
    int id = keys.size() + 1;
    keys.put(id, new DataKey(id, key));
  }

  public void remove(int id) {
    keys.remove(id);
  }

  @Override
  public int rotate() {
    add(KeyRingKeys.newKey(Keys.RANDOM, "AES"));
    return keys.size();
  }

  @Override
  public DataKey current() {
    return keys.lastEntry().getValue();
  }

  @Override
  public Optional<DataKey> byId(int id) {
    return Optional.ofNullable(keys.get(id));
  }
}
