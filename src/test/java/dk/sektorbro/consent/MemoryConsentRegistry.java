package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry without a database. */
public final class MemoryConsentRegistry implements ConsentRegistry {

  private final Map<ConsentId, Consent> kept = new LinkedHashMap<>();
  private final Map<ConsentId, CitizenKey> citizens = new HashMap<>();

  @Override
  public Optional<Consent> find(ConsentId id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public Optional<Consent> lock(ConsentId id) {
    return find(id);
  }

  @Override
  public List<Consent> of(CitizenKey citizen) {
    return kept.values().stream().filter(each -> citizen.equals(citizens.get(each.id()))).toList();
  }

  @Override
  public boolean add(Consent consent, CitizenKey citizen) {
    citizens.putIfAbsent(consent.id(), citizen);
    return kept.putIfAbsent(consent.id(), consent) == null;
  }

  @Override
  public void change(Consent consent) {
    kept.put(consent.id(), consent);
  }
}
