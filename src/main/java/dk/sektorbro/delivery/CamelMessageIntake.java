package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.large.LargeStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings submissions to the intake route and its answer back. */
final class CamelMessageIntake implements MessageIntake {

  private static final Logger LOG = LoggerFactory.getLogger(CamelMessageIntake.class);

  private final ProducerTemplate camel;
  private final LargeStore large;

  /** So many unanswered by the broker or the database, and nothing more is tried on them. */
  private static final int MOST_OVERDUE = 8;

  private final Duration patience;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger overdue = new AtomicInteger();

  /**
   * @param patience how long a sender waits before it is told to come again
   */
  CamelMessageIntake(ProducerTemplate camel, LargeStore large, Duration patience) {
    this.camel = camel;
    this.large = large;
    this.patience = patience;
  }

  @Override
  public Receipt accept(Submission submission) {
    try {
      return take(submission);
    } finally {
      large.discardUnbound(submission.payload().files());
    }
  }

  private Receipt take(Submission submission) {
    if (!camel.getCamelContext().isStarted() || overdue.get() >= MOST_OVERDUE) {
      throw notNow();
    }
    return switch (answer(submission)) {
      case Receipt receipt -> receipt;
      case Refused refused -> throw refused;
      case null, default -> throw new IllegalStateException("The intake route gave no answer");
    };
  }

  private Object answer(Submission submission) {
    CompletableFuture<Object> route =
        CompletableFuture.supplyAsync(
            () -> camel.requestBody("direct:intake", submission), threads);
    try {
      return route.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Intake of party {} did not end in time", submission.authenticated());
      overdue.incrementAndGet();
      var unused = route.whenComplete((answer, failure) -> overdue.decrementAndGet());
    } catch (ExecutionException e) {
      LOG.error("Intake failed for party {}", submission.authenticated(), Faults.withoutText(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw notNow();
  }

  private static Refused notNow() {
    return new Refused(
        RefusalCode.UNAVAILABLE,
        "",
        "The hub cannot take the message now; send the same again later.");
  }
}
