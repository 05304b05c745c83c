package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Submission;

/** Reads a submission and holds it to the schema and profiles of its language. */
public final class Examiner {

  private final Dialects dialects;

  Examiner(Dialects dialects) {
    this.dialects = dialects;
  }

  public Incoming examine(Submission submission) {
    return dialects.of(submission.payload().language()).examine(submission);
  }
}
