package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.large.LargeStore;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings submissions to the intake route and its answer back. */
final class CamelMessageIntake implements MessageIntake {

  private static final Logger LOG = LoggerFactory.getLogger(CamelMessageIntake.class);

  private final ProducerTemplate camel;
  private final LargeStore large;

  CamelMessageIntake(ProducerTemplate camel, LargeStore large) {
    this.camel = camel;
    this.large = large;
  }

  @Override
  public Receipt accept(Submission submission) {
    try {
      return answer(submission);
    } finally {
      large.discardUnbound(submission.payload().files());
    }
  }

  private Receipt answer(Submission submission) {
    if (!camel.getCamelContext().isStarted()) {
      throw notNow();
    }
    Object answer;
    try {
      answer = camel.requestBody("direct:intake", submission);
    } catch (CamelExecutionException e) {
      LOG.error("Intake failed for party {}", submission.authenticated(), Faults.withoutText(e));
      throw notNow();
    }
    return switch (answer) {
      case Receipt receipt -> receipt;
      case Refused refused -> throw refused;
      case null, default -> throw new IllegalStateException("The intake route gave no answer");
    };
  }

  private static Refused notNow() {
    return new Refused(
        RefusalCode.UNAVAILABLE,
        "",
        "The hub cannot take the message now; send the same again later.");
  }
}
