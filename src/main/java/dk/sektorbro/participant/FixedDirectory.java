package dk.sektorbro.participant;

import dk.sektorbro.exchange.PartyId;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The directory as it was read at the start. X.509 certificates are compared by their whole
 * encoding.
 */
public final class FixedDirectory implements ParticipantDirectory {

  private final Address hub;
  private final SortedMap<PartyId, Participant> byId = new TreeMap<>();
  private final Map<X509Certificate, Participant> byTlsKey = new HashMap<>();

  public FixedDirectory(Address hub, List<Participant> parties) {
    this.hub = hub;
    for (Participant party : parties) {
      byId.put(party.id(), party);
      party.keys().tls().forEach(key -> byTlsKey.put(key, party));
    }
  }

  @Override
  public Optional<Participant> find(PartyId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Participant> ofTlsKey(X509Certificate certificate) {
    return Optional.ofNullable(byTlsKey.get(certificate));
  }

  @Override
  public List<Participant> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public Address hub() {
    return hub;
  }
}
