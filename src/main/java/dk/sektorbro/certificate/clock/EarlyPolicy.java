package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.PartyId;
import java.util.Map;
import java.util.Optional;

/** What each jobcentre wants the hub to do by itself. */
public final class EarlyPolicy {

  private final Wish usual;
  private final Map<PartyId, Wish> wishes;

  public EarlyPolicy(Wish usual, Map<PartyId, Wish> wishes) {
    this.usual = usual;
    this.wishes = Map.copyOf(wishes);
  }

  /** How far the hub goes. */
  public enum Extent {
    /** Asks by itself, as soon as the citizen's consent is there. */
    ASK,
    /** Puts it on the work list, ready to be asked. */
    PROPOSE,
    /** Tells by when it must be asked. */
    WARN
  }

  /**
   * What a jobcentre wants.
   *
   * @param certificate for the certificate of the first follow-up
   * @param standby where no answer came in time
   * @param department whom to ask where a case names nobody
   */
  public record Wish(Extent certificate, Extent standby, Optional<PartyId> department) {

    Extent extent(Aim aim) {
      return switch (aim) {
        case CERTIFICATE -> certificate;
        case STANDBY -> standby;
      };
    }
  }

  public Wish of(PartyId jobcentre) {
    return wishes.getOrDefault(jobcentre, usual);
  }
}
