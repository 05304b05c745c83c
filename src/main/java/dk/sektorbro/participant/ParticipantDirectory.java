package dk.sektorbro.participant;

import dk.sektorbro.exchange.PartyId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Everyone who takes part. */
public interface ParticipantDirectory {

  Optional<Participant> find(PartyId id);

  /** The party that owns a TLS client key, by its X.509 certificate. */
  Optional<Participant> ofTlsKey(X509Certificate certificate);

  /** All parties, by id. */
  List<Participant> all();

  /** How the hub names itself as a sender. */
  Address hub();

  /**
   * The party with that id.
   *
   * @throws UnknownParticipant when the directory does not have it
   */
  default Participant get(PartyId id) {
    return find(id).orElseThrow(() -> new UnknownParticipant(id));
  }

  /**
   * How a party, or the hub, is named in a message.
   *
   * @throws UnknownParticipant when the directory does not have it
   */
  default Address address(PartyId id) {
    if (hub().id().equals(id)) {
      return hub();
    }
    Participant party = get(id);
    return new Address(party.id(), party.gln(), party.name());
  }

  /** The directory has no such party. */
  final class UnknownParticipant extends RuntimeException {
    public UnknownParticipant(PartyId id) {
      super("No participant with SOR " + id + " in the directory");
    }
  }
}
