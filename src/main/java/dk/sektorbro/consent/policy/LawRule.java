package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.exchange.DanishTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/**
 * One rule of law on consents to share. A refusal to share is held to none of them: a citizen says
 * no in any form.
 */
public sealed interface LawRule {

  /** What configuration, grounds and refusals call it. */
  String code();

  /** The consent breaks the rule as it is written, whenever it is used. */
  default boolean brokenBy(Policy consent) {
    return false;
  }

  /** The consent, good when it was given, is over by this rule at that moment. */
  default boolean endedBy(Policy consent, Instant at) {
    return false;
  }

  /** The moment from which the consent is over by this rule; empty where it ends none such. */
  default Optional<Instant> endOf(Policy consent) {
    return Optional.empty();
  }

  /** The rule forbids sharing with this recipient, whatever is consented to. */
  default boolean forbids(Party recipient) {
    return false;
  }

  /** Given in writing. */
  record Written() implements LawRule {
    @Override
    public String code() {
      return "written";
    }

    @Override
    public boolean brokenBy(Policy consent) {
      return !consent.form().written();
    }
  }

  /** Says when it was given. */
  record Dated() implements LawRule {
    @Override
    public String code() {
      return "dated";
    }

    @Override
    public boolean brokenBy(Policy consent) {
      return consent.givenAt().isEmpty();
    }
  }

  /** Names something that must not be left open. */
  record Names(Named what) implements LawRule {
    @Override
    public String code() {
      return "names-" + what.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean brokenBy(Policy consent) {
      return !consent.form().named().contains(what);
    }
  }

  /** Has an end. */
  record Ends() implements LawRule {
    @Override
    public String code() {
      return "ends";
    }

    @Override
    public boolean brokenBy(Policy consent) {
      return consent.term().to().isEmpty();
    }
  }

  /** Lapses at the latest this long after it was given, on Denmark's calendar. */
  record LongestTerm(Period longest) implements LawRule {
    @Override
    public String code() {
      return "longest-term";
    }

    /** The last moment it can name as its end. */
    public Instant endOf(Instant givenAt) {
      return givenAt.atZone(DanishTime.ZONE).plus(longest).toInstant();
    }

    /** Does it name a later end? Only asked when it is registered: afterwards it simply ends. */
    boolean exceededBy(Policy consent) {
      return consent.givenAt().isPresent()
          && consent
              .term()
              .to()
              .map(end -> end.isAfter(endOf(consent.givenAt().get())))
              .orElse(true);
    }

    @Override
    public boolean endedBy(Policy consent, Instant at) {
      return consent.givenAt().isPresent()
          && !at.isBefore(consent.givenAt().get().plus(surely()))
          && !at.isBefore(endOf(consent.givenAt().get()));
    }

    @Override
    public Optional<Instant> endOf(Policy consent) {
      return consent.givenAt().map(given -> endOf(given));
    }

    /** No longer than the term on any calendar, so that most decisions need no calendar. */
    private Duration surely() {
      return Duration.ofDays(28 * longest.toTotalMonths() + longest.getDays() - 1);
    }
  }

  /**
   * From this age a citizen consents, and nobody else for them; before it, somebody else for them.
   * Who was born on a leap day has a birthday on 1 March in other years.
   */
  record ConsentAge(int years) implements LawRule {

    private static final long SECONDS_A_DAY = 86_400;

    @Override
    public String code() {
      return "consent-age";
    }

    /** The first moment at which somebody born on that day is old enough. */
    Instant reachedBy(LocalDate born) {
      return LocalDate.of(born.getYear() + years, born.getMonth(), 1)
          .plusDays(born.getDayOfMonth() - 1L)
          .atStartOfDay(DanishTime.ZONE)
          .toInstant();
    }

    @Override
    public boolean brokenBy(Policy consent) {
      if (consent.form().citizenBorn().isEmpty() || consent.givenAt().isEmpty()) {
        return true;
      }
      LocalDate born = consent.form().citizenBorn().get();
      Instant given = consent.givenAt().get();
      boolean oldEnough =
          given.getEpochSecond() / SECONDS_A_DAY > born.toEpochDay() + 366L * (years + 1)
              || !given.isBefore(reachedBy(born));
      return oldEnough != consent.form().givenByCitizen();
    }

    @Override
    public boolean endedBy(Policy consent, Instant at) {
      return endOf(consent).filter(end -> !at.isBefore(end)).isPresent();
    }

    @Override
    public Optional<Instant> endOf(Policy consent) {
      return consent.form().givenByCitizen() || brokenBy(consent)
          ? Optional.empty()
          : consent.form().citizenBorn().map(this::reachedBy);
    }
  }

  /** Never to a recipient of this kind. */
  record NeverTo(String kind) implements LawRule {
    @Override
    public String code() {
      return "never-to-" + kind;
    }

    @Override
    public boolean brokenBy(Policy consent) {
      return consent.form().recipientKinds().contains(kind);
    }

    @Override
    public boolean forbids(Party recipient) {
      return recipient.kinds().contains(kind);
    }
  }

  /** A rule found broken, with where it is written. */
  record Breach(String rule, String source) {}
}
