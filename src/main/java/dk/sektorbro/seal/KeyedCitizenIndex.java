package dk.sektorbro.seal;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;

/**
 * The citizen index under the key ring: HMAC-SHA-256 over scheme, colon and the number in upper
 * case. Its key never rotates, for every table is keyed by the result.
 */
public final class KeyedCitizenIndex implements CitizenIndex {

  private final KeyRing keyRing;

  public KeyedCitizenIndex(KeyRing keyRing) {
    this.keyRing = keyRing;
  }

  @Override
  public CitizenKey keyOf(CitizenId citizen) {
    String named = citizen.scheme() + ":" + citizen.number().toUpperCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keyRing.citizenIndexKey());
      return CitizenKey.of(mac.doFinal(named.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
