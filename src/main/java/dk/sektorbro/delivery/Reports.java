package dk.sektorbro.delivery;

import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Puts reports of non-delivery on their way from outside a stage. One that the broker has already,
 * from before a crash or from somebody who was faster, is on its way.
 */
final class Reports {

  private final ProducerTemplate camel;

  Reports(ProducerTemplate camel) {
    this.camel = camel;
  }

  void send(NonDelivery.Report report) {
    try {
      camel.sendBodyAndProperty(
          "direct:report", report.content(), Property.ENVELOPE, report.envelope());
    } catch (CamelExecutionException failed) {
      if (!isThere(failed)) {
        throw failed;
      }
    }
  }

  private static boolean isThere(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQDuplicateIdException) {
        return true;
      }
    }
    return false;
  }
}
