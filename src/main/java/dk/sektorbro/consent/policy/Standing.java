package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.policy.LawRule.Breach;
import dk.sektorbro.exchange.ClockSkew;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a consent is worth at a moment, whatever it says. */
sealed interface Standing {

  /** Consents given from this moment on are not held to what this one does not permit. */
  Instant speaksUntil();

  /** Speaks, and what it permits is permitted. */
  record Full() implements Standing {
    @Override
    public Instant speaksUntil() {
      return Instant.MAX;
    }
  }

  /** Permits nothing, but what it refuses is still refused. */
  record OnlyRefuses(Finding finding, Map<String, String> about, Instant speaksUntil)
      implements Standing {}

  /** Once a consent that named these parties, and over. */
  record Over(Finding finding, Map<String, String> about) implements Standing {
    @Override
    public Instant speaksUntil() {
      return Instant.MIN;
    }
  }

  /** Never a consent to share; nobody is told of it. */
  record Never(Finding finding) implements Standing {
    @Override
    public Instant speaksUntil() {
      return Instant.MIN;
    }
  }

  Standing FULL = new Full();

  static Standing of(Policy policy, Law law, Instant at) {
    switch (policy.status()) {
      case ENTERED_IN_ERROR -> {
        return new Never(Finding.ENTERED_IN_ERROR);
      }
      case NOT_GIVEN -> {
        return new Never(Finding.NOT_GIVEN);
      }
      case ACTIVE, INACTIVE -> {}
    }
    if (!policy.aboutDisclosure()) {
      return new Never(Finding.NOT_ABOUT_DISCLOSURE);
    }
    boolean early = isYetToCome(policy, at);
    if (early && (policy.permits() || isYetToCome(policy, at.plus(ClockSkew.LARGEST)))) {
      return new Over(Finding.NOT_YET_IN_FORCE, Map.of());
    }
    if (policy.term().isBefore(at)) {
      return new Over(Finding.EXPIRED, Map.of());
    }
    if (policy.status() == Policy.Status.INACTIVE && policy.withdrawnAt().isEmpty()) {
      return new Over(Finding.WITHDRAWN, Map.of());
    }
    return policy.permits() ? ofConsentToShare(policy, law, at) : ofRefusal(policy, law, at, early);
  }

  private static boolean isYetToCome(Policy policy, Instant at) {
    return policy.givenAt().map(at::isBefore).orElse(false) || policy.term().isAfter(at);
  }

  private static Standing ofConsentToShare(Policy policy, Law law, Instant at) {
    Optional<Breach> ended = law.ended(policy, at);
    if (ended.isPresent()) {
      return new Over(Finding.EXPIRED, about(ended.get()));
    }
    Optional<Instant> withdrawn = withdrawn(policy, at);
    if (withdrawn.isPresent()) {
      return new OnlyRefuses(
          Finding.WITHDRAWN, Map.of(), policy.withdrawalKnownAt().orElse(withdrawn.get()));
    }
    Optional<Breach> broken = law.broken(policy);
    return broken.isPresent()
        ? new OnlyRefuses(Finding.BREAKS_LAW, about(broken.get()), Instant.MAX)
        : FULL;
  }

  /**
   * What such a consent excepts from its refusal is held to the law like any permission.
   *
   * @param early given by the clock of a hub that is ahead of this one: already a refusal
   */
  private static Standing ofRefusal(Policy policy, Law law, Instant at, boolean early) {
    if (withdrawn(policy, at).isPresent()) {
      return new Over(Finding.WITHDRAWN, Map.of());
    }
    if (!policy.root().permitsAnything()) {
      return FULL;
    }
    if (early) {
      return new OnlyRefuses(Finding.NOT_YET_IN_FORCE, Map.of(), Instant.MAX);
    }
    Optional<Breach> ended = law.ended(policy, at);
    Optional<Breach> broken = ended.isPresent() ? ended : law.broken(policy);
    return broken.isPresent()
        ? new OnlyRefuses(
            ended.isPresent() ? Finding.EXPIRED : Finding.BREAKS_LAW,
            about(broken.get()),
            Instant.MAX)
        : FULL;
  }

  /** The moment of a withdrawal may be by the clock of a hub that is ahead of this one. */
  private static Optional<Instant> withdrawn(Policy policy, Instant at) {
    return policy.withdrawnAt().filter(moment -> !at.plus(ClockSkew.LARGEST).isBefore(moment));
  }

  private static Map<String, String> about(Breach breach) {
    return Map.of("rule", breach.rule(), "source", breach.source());
  }
}
