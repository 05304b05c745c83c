package dk.sektorbro.seal;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys that conceal database columns, kept wrapped by the key ring beside what they conceal.
 */
public interface DataKeys {

  /**
   * A data key by its id.
   *
   * @param key AES, 256 bits; to be replaced long before it has concealed 2^32 values, the most
   *     that random nonces allow one key (NIST SP 800-38D, section 8.3)
   */
  record DataKey(int id, SecretKey key) {}

  /** The key that conceals now. */
  DataKey current();

  /**
   * Makes a new key that conceals from now on; what older keys concealed is revealed as before.
   *
   * @return its id
   */
  int rotate();

  /** The key with that id, while it is kept. */
  Optional<DataKey> byId(int id);
}
