package dk.sektorbro.seal;

import dk.sektorbro.exchange.CaseIndex;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * The indexes under the key ring: HMAC-SHA-256 over scheme, colon and the citizen's number in upper
 * case; and the first half of it over jobcentre, slash and case number. Their key never rotates,
 * for every table is keyed by the result.
 */
public final class KeyedIndex implements CitizenIndex, CaseIndex {

  private final KeyRing keyRing;

  public KeyedIndex(KeyRing keyRing) {
    this.keyRing = keyRing;
  }

  @Override
  public CitizenKey keyOf(CitizenId citizen) {
    return CitizenKey.of(mac(citizen.scheme() + ":" + citizen.number().toUpperCase(Locale.ROOT)));
  }

  @Override
  public MessageId idOf(PartyId jobcentre, String caseNumber) {
    ByteBuffer digest = ByteBuffer.wrap(mac("case:" + jobcentre + "/" + caseNumber));
    return new MessageId(new UUID(digest.getLong(), digest.getLong()));
  }

  private byte[] mac(String named) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keyRing.citizenIndexKey());
      return mac.doFinal(named.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
