package dk.sektorbro.participant;

import dk.sektorbro.exchange.PartyId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Everyone who takes part. */
public interface ParticipantDirectory {

  Optional<Participant> find(PartyId id);

  /** The party that owns a TLS client key, by the SHA-256 fingerprint of its X.509 certificate. */
  Optional<Participant> ofTlsKey(X509Certificate certificate);

  /** All parties, by id. */
  List<Participant> all();

  /**
   * The party with that id.
   *
   * @throws UnknownParticipant when the directory does not have it
   */
  default Participant get(PartyId id) {
    return find(id).orElseThrow(() -> new UnknownParticipant(id));
  }

  /** The directory has no such party. */
  final class UnknownParticipant extends RuntimeException {
    public UnknownParticipant(PartyId id) {
      super("No participant with SOR " + id + " in the directory");
    }
  }
}
