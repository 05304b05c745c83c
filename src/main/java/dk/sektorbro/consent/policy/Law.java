package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.policy.LawRule.Breach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of law that consents are held to, each with its source and the time it is in force. */
public record Law(List<InForce> rules) {

  /**
   * @param from the first moment it counts
   * @param to the first moment it no longer counts
   * @param source where it is written
   */
  public record InForce(LawRule rule, Instant from, Optional<Instant> to, String source) {

    boolean at(Instant moment) {
      return !moment.isBefore(from) && (to.isEmpty() || moment.isBefore(to.get()));
    }

    Breach breach() {
      return new Breach(rule.code(), source);
    }
  }

  /** The rules in force at that moment. */
  Law at(Instant moment) {
    return new Law(rules.stream().filter(each -> each.at(moment)).toList());
  }

  /** Every rule that a consent breaks when it is registered; none for what only refuses. */
  public List<Breach> breaches(Policy consent, Instant at) {
    List<Breach> found = new ArrayList<>();
    if (consent.root().permitsAnything()) {
      for (InForce each : rules) {
        boolean tooLong =
            each.rule() instanceof LawRule.LongestTerm longest && longest.exceededBy(consent);
        if (each.at(at) && (tooLong || each.rule().brokenBy(consent))) {
          found.add(each.breach());
        }
      }
    }
    return found;
  }

  /** The first rule that keeps the consent from being relied on; all are taken as in force. */
  Optional<Breach> broken(Policy consent) {
    for (InForce each : rules) {
      if (each.rule().brokenBy(consent)) {
        return Optional.of(each.breach());
      }
    }
    return Optional.empty();
  }

  /** The first rule by which the consent is over at that moment; all are taken as in force. */
  Optional<Breach> ended(Policy consent, Instant at) {
    for (InForce each : rules) {
      if (each.rule().endedBy(consent, at)) {
        return Optional.of(each.breach());
      }
    }
    return Optional.empty();
  }

  /** Whether the consent, as a consent to share, is over by a rule in force at that moment. */
  public boolean isOver(Policy consent, Instant at) {
    return consent.permits() && at(at).ended(consent, at).isPresent();
  }

  /** When the law ends the consent, as a consent to share, by a rule in force at that moment. */
  public Optional<Instant> endOf(Policy consent, Instant at) {
    return consent.permits()
        ? at(at).rules().stream()
            .flatMap(each -> each.rule().endOf(consent).stream())
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /**
   * The first rule in force then that keeps what a refusal excepts from being shared: that it is
   * over, or that it breaks the law.
   */
  public Optional<Breach> exceptionsBrokenBy(Policy refusal, Instant at) {
    if (refusal.permits() || !refusal.root().permitsAnything()) {
      return Optional.empty();
    }
    Law inForce = at(at);
    return inForce.ended(refusal, at).or(() -> inForce.broken(refusal));
  }

  /** The first rule in force then that keeps the consent, as a consent to share, from counting. */
  public Optional<Breach> brokenBy(Policy consent, Instant at) {
    return consent.permits() ? at(at).broken(consent) : Optional.empty();
  }

  /** The first rule that forbids sharing with this recipient. */
  Optional<Breach> forbidden(Party recipient, Instant at) {
    for (InForce each : rules) {
      if (each.at(at) && each.rule().forbids(recipient)) {
        return Optional.of(each.breach());
      }
    }
    return Optional.empty();
  }
}
