package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.Span;
import dk.sektorbro.exchange.CitizenKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A consent in the form that decisions are made from.
 *
 * @param aboutDisclosure whether its scope and category are those of sharing information
 * @param givenAt when the citizen gave it, at the earliest; empty where it does not say
 * @param givenAtLatest the last moment at which the citizen may have given it
 * @param term when it holds, as it says itself
 * @param withdrawnAt the moment from which it permits nothing
 * @param withdrawalKnownAt when the hub learnt that; until then others were held to what it says
 * @param form what the law asks to know of it
 * @param root the base rule; what its conditions do not meet, the consent says nothing of
 * @param cuts what is to be cut out of anything the root is about; empty where that depends on the
 *     request
 */
public record Policy(
    ConsentId id,
    CitizenKey citizen,
    Status status,
    boolean aboutDisclosure,
    Optional<Instant> givenAt,
    Optional<Instant> givenAtLatest,
    Span term,
    Optional<Instant> withdrawnAt,
    Optional<Instant> withdrawalKnownAt,
    Form form,
    Provision root,
    Optional<List<Obligation>> cuts) {

  /** What is cut is worked out here, once, where it is the same for every disclosure. */
  public Policy(
      ConsentId id,
      CitizenKey citizen,
      Status status,
      boolean aboutDisclosure,
      Optional<Instant> givenAt,
      Span term,
      Optional<Instant> withdrawnAt,
      Form form,
      Provision root) {
    this(
        id,
        citizen,
        status,
        aboutDisclosure,
        givenAt,
        givenAt,
        term,
        withdrawnAt,
        withdrawnAt,
        form,
        root,
        Residue.ofEveryDisclosure(root));
  }

  /** FHIR's {@code consent-state-codes}, as far as they differ for the hub. */
  public enum Status {
    ACTIVE,
    /** No longer in force: withdrawn, or ended by whoever keeps it. */
    INACTIVE,
    /** A draft, a proposal, or what the citizen declined to sign. */
    NOT_GIVEN,
    ENTERED_IN_ERROR
  }

  /**
   * What the law asks of the form of a consent.
   *
   * @param legalBasis code of what it is given under; empty where it does not say
   * @param named what it names
   * @param citizenBorn empty where it is not known
   * @param givenByCitizen false where somebody else gave it for the citizen
   * @param recipientKinds kinds of recipient that it names by kind
   */
  public record Form(
      boolean written,
      Optional<String> legalBasis,
      Set<Named> named,
      Optional<LocalDate> citizenBorn,
      boolean givenByCitizen,
      Set<String> recipientKinds) {

    @Override
    public String toString() {
      return "Form[" + named + "]";
    }
  }

  /** What a consent can name. */
  public enum Named {
    INFORMATION,
    SOURCES,
    RECIPIENTS,
    PURPOSE,
    CASE
  }

  /** The numbers of the cases that it names. */
  public Set<String> cases() {
    return cases(root).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> cases(Provision provision) {
    return Stream.concat(
        provision.conditions().stream()
            .filter(Condition.InCase.class::isInstance)
            .map(each -> ((Condition.InCase) each).number())
            .filter(number -> !number.isBlank()),
        provision.exceptions().stream().flatMap(Policy::cases));
  }

  /** True for a consent to share; false for a refusal to. */
  public boolean permits() {
    return root.permits();
  }

  /** The same, dated by a day, a month or a year. */
  public Policy givenBefore(Instant end) {
    return new Policy(
        id,
        citizen,
        status,
        aboutDisclosure,
        givenAt,
        Optional.of(end.minusNanos(1)),
        term,
        withdrawnAt,
        withdrawalKnownAt,
        form,
        root,
        cuts);
  }

  /**
   * @param knownAt when the hub learnt of it
   */
  public Policy withdrawn(Instant at, Instant knownAt) {
    return new Policy(
        id,
        citizen,
        status,
        aboutDisclosure,
        givenAt,
        givenAtLatest,
        term,
        Optional.of(at),
        Optional.of(knownAt),
        form,
        root,
        cuts);
  }

  @Override
  public String toString() {
    return "Policy[" + id + "]";
  }
}
