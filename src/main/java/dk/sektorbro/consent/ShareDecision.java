package dk.sektorbro.consent;

import java.util.List;

/**
 * What the gate decided about one disclosure, and why.
 *
 * <p>It explains itself: {@code basedOn} names the consents and rules that mattered, in the order
 * they were weighed.
 */
public sealed interface ShareDecision {

  List<Ground> basedOn();

  /** Share, once every obligation has been carried out on the content. */
  record Permit(List<Obligation> obligations, List<Ground> basedOn) implements ShareDecision {}

  /** There is a consent, and it does not allow this. */
  record Deny(List<Reason> reasons, List<Ground> basedOn) implements ShareDecision {}

  /**
   * Nothing speaks of this disclosure; {@code missing} says in a sentence which consent would allow
   * it.
   */
  record NoConsent(String missing, List<Ground> basedOn) implements ShareDecision {}

  /**
   * A consent and what a rule said of it.
   *
   * @param rule the rule's name, or {@code permits} where none objected
   */
  record Ground(ConsentId consent, String rule) {
    @Override
    public String toString() {
      return consent + ":" + rule;
    }
  }

  /** What must be done to the content before it leaves. */
  sealed interface Obligation {

    /** Cut this type of information away. */
    record Withhold(InformationType type) implements Obligation {}
  }
}
