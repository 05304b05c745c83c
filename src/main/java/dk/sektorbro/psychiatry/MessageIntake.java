package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import java.time.Instant;

/** Where {@code $process-message} hands in what it received. */
public interface MessageIntake {

  /**
   * Takes the message; returns when it is durable.
   *
   * @throws Refused telling why it is not taken; with {@code UNAVAILABLE} where the same may be
   *     taken later
   */
  Receipt accept(Submission submission);

  /**
   * When this message was first refused, so that a resend gets the same answer to the letter.
   * Called after {@link #accept} refused it for good.
   */
  Instant firstRefusedAt(MessageId message);
}
