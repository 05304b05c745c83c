package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where consents are registered, read and withdrawn. A party is shown what it may see and nothing
 * tells it of the rest.
 */
public interface ConsentDesk {

  /**
   * @return the hub's id of the consent, the same when the same form is registered again
   * @throws Refused with {@code CONSENT_INVALID} and the term at the location when the law does not
   *     accept it
   */
  String register(PartyId by, ConsentForm form);

  /**
   * @throws Refused with {@code NOT_FOUND} when there is none that this party may withdraw
   */
  void withdraw(PartyId by, String id, Instant at);

  /** The consent, where there is one this party may see. */
  Optional<ConsentForm> read(PartyId by, String id);

  /** The citizen's consents that this party may see, each with the hub's id. */
  List<Registered> search(PartyId by, CitizenId citizen);

  /** A consent with the id the hub gave it. */
  record Registered(String id, ConsentForm form) {}
}
