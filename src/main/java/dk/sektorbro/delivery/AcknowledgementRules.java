package dk.sektorbro.delivery;

import java.time.Duration;

/**
 * The table of MedCom's reliable messaging, where it leaves a choice.
 *
 * @param timeout how long a receiver that took a message has to acknowledge it
 * @param attempts how often a message is sent in all before it is given to an operator
 * @param duplicates what a known message in a new transmission gets
 */
record AcknowledgementRules(Duration timeout, int attempts, Duplicates duplicates) {

  /** What a known message in a new transmission gets. */
  enum Duplicates {
    /** The first answer again; in effect the message is processed once. */
    REPROCESS,
    /** An error. */
    REJECT
  }

  AcknowledgementRules {
    if (attempts < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "sektorbro.delivery.acknowledgement: timeout and attempts must be more than none");
    }
  }
}
