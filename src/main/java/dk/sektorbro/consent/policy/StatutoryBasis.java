package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Party;
import java.time.Instant;
import java.time.Period;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * A provision of law that lets information be shared without consent, as configuration lists it.
 *
 * @param on whether this hub offers it
 * @param from the first moment it can be used
 * @param to the first moment it can no longer be used
 * @param longest how long one signature lasts at most
 * @param overridesRefusal whether it goes before a citizen's refusal
 * @param fromKinds who may disclose by it
 * @param toKinds who may receive by it
 * @param source where it is written
 */
public record StatutoryBasis(
    String code,
    boolean on,
    Instant from,
    Optional<Instant> to,
    Period longest,
    boolean overridesRefusal,
    Set<String> fromKinds,
    Set<String> toKinds,
    String source) {

  public boolean usable(Instant at) {
    return on && !at.isBefore(from) && (to.isEmpty() || at.isBefore(to.get()));
  }

  public boolean between(Party source, Party recipient) {
    return !Collections.disjoint(fromKinds, source.kinds())
        && !Collections.disjoint(toKinds, recipient.kinds());
  }
}
