package dk.sektorbro.consent.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How several consents of one citizen are weighed together. */
public enum Combining {

  /** An item is shared where a consent permits it and none refuses it. */
  DENY_OVERRIDES {
    @Override
    boolean beats(Word refusal, Word permission) {
      return true;
    }

    @Override
    boolean refusalsAlwaysWin() {
      return true;
    }
  },

  /**
   * Of the consents that speak of an item, the one given last decides; of two of one moment, a
   * refusal.
   */
  NEWEST_WINS {
    @Override
    boolean beats(Word refusal, Word permission) {
      return !refusal.givenAt().isBefore(permission.givenAt());
    }
  },

  /**
   * An item is shared where every consent to share between the two parties permits it, and none
   * refuses it.
   */
  PERMIT_REQUIRES_ALL {
    @Override
    boolean beats(Word refusal, Word permission) {
      return true;
    }

    @Override
    boolean unanimous() {
      return true;
    }

    @Override
    boolean refusalsAlwaysWin() {
      return true;
    }
  },

  /**
   * As the national consent service reads them: a consent to share goes before one that only
   * refuses. What a consent to share excepts stays excepted.
   */
  POSITIVE_OVERRIDES_NEGATIVE {
    @Override
    boolean beats(Word refusal, Word permission) {
      return refusal.ofConsentToShare();
    }
  };

  /**
   * What a consent says of an item.
   *
   * @param givenAt when the consent was given
   * @param ofConsentToShare false for a consent whose base rule is a refusal
   */
  record Word(Instant givenAt, boolean ofConsentToShare) {}

  abstract boolean beats(Word refusal, Word permission);

  boolean unanimous() {
    return false;
  }

  /** Whether a refusal beats any permission, so that nobody needs to ask which. */
  boolean refusalsAlwaysWin() {
    return false;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Combining> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
