package dk.sektorbro.operation;

import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.MessageId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells the security officer by a line in the log and by {@code
 * sektorbro_shared_without_consent_total{basis}}, for an alert to go by; who signed and why is kept
 * where only operators with a login read it.
 */
final class CountedWithoutConsent implements SecurityOfficer {

  static final String METER = "sektorbro.shared.without.consent";
  private static final Logger LOG = LoggerFactory.getLogger(CountedWithoutConsent.class);

  private final ObjectProvider<MeterRegistry> meters;

  CountedWithoutConsent(ObjectProvider<MeterRegistry> meters) {
    this.meters = meters;
  }

  @Override
  public void told(MessageId message, Obligation.Report report) {
    CountedLedger.AfterCommit.run(
        () -> {
          LOG.warn(
              "For the security officer: message {} is shared without consent under {}, sign-off {}",
              message,
              report.basis(),
              report.signOff());
          Counter.builder(METER)
              .description("Messages shared without consent, on a signature")
              .tag("basis", report.basis())
              .register(meters.getObject())
              .increment();
        });
  }
}
