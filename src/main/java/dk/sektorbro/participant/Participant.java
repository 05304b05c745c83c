package dk.sektorbro.participant;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A party to the exchange, as the directory describes it.
 *
 * @param areaCode municipality code (4 digits, such as 0851) or region code (4 digits, such as
 *     1081)
 * @param takes the kinds of message it can receive; anything else is refused at intake
 * @param language what it is delivered in
 * @param signing whether it signs what it sends
 * @param partOf the organisations it belongs to, nearest first
 * @param readers who reads what it receives
 * @param representsCitizens whether it asks on behalf of citizens that it has identified, such as a
 *     citizen's portal
 * @param contact how a professional of another sector reaches it, such as a telephone number
 */
public record Participant(
    PartyId id,
    String name,
    Gln gln,
    Cvr cvr,
    String areaCode,
    Sector sector,
    Set<MessageKind> takes,
    Delivery delivery,
    Sealing sealing,
    Language language,
    X509Keys keys,
    ReceivingLimits limits,
    Signing signing,
    List<Parent> partOf,
    Readers readers,
    boolean representsCitizens,
    Optional<String> contact) {

  /** A party that receives whatever the hub takes, and may sign what it sends. */
  public Participant(
      PartyId id,
      String name,
      Gln gln,
      Cvr cvr,
      String areaCode,
      Sector sector,
      Set<MessageKind> takes,
      Delivery delivery,
      Sealing sealing,
      Language language,
      X509Keys keys) {
    this(
        id,
        name,
        gln,
        cvr,
        areaCode,
        sector,
        takes,
        delivery,
        sealing,
        language,
        keys,
        ReceivingLimits.NONE,
        Signing.ACCEPTED,
        List.of(),
        Readers.UNTOLD,
        false,
        Optional.empty());
  }
}
