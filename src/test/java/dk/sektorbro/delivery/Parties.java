package dk.sektorbro.delivery;

import static dk.sektorbro.seal.Keys.NOW;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Parties of whom a test asks one thing, such as their keys. */
final class Parties {

  private static final Duration HOUR = Duration.ofHours(1);

  private Parties() {}

  /** A key that holds between these hours, counted from now. */
  static X509Certificate key(X509Issuer issuer, X509Usage usage, int fromHours, int toHours) {
    Instant from = NOW.plus(HOUR.multipliedBy(fromHours));
    Instant to = NOW.plus(HOUR.multipliedBy(toHours));
    return Keys.certificateOf(
        issuer.issue(
            new X509Issuer.Request("party", usage, List.of(), from, to), KeyAlgorithm.EC_P256));
  }

  static Participant sealedTo(X509Certificate... encryption) {
    return with(new X509Keys(List.of(), List.of(), List.of(encryption)));
  }

  static Participant signingWith(X509Certificate signing) {
    return with(new X509Keys(List.of(), List.of(signing), List.of()));
  }

  /** One of whose keys a test asks nothing. */
  static Participant keyless(PartyId id, String gln, Sector sector) {
    return with(id, gln, sector, new X509Keys(List.of(), List.of(), List.of()));
  }

  private static Participant with(X509Keys keys) {
    return with(new PartyId("99999011000016001"), "5799999900013", Sector.JOBCENTRE, keys);
  }

  private static Participant with(PartyId id, String gln, Sector sector, X509Keys keys) {
    return new Participant(
        id,
        "Party",
        new Gln(gln),
        new Cvr("99990007"),
        "0999",
        sector,
        Set.of(),
        new Delivery.Mailbox(),
        Sealing.END_TO_END,
        Language.JOBCENTRE_XML,
        keys);
  }
}
