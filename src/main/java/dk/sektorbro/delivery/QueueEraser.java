package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.support.destination.JmsDestinationAccessor;

/**
 * Takes a sealed payload that has no more use out of the broker's queues. What a stage holds in its
 * hands at that moment ends there by itself, because the ledger says so.
 */
final class QueueEraser {

  private static final Logger LOG = LoggerFactory.getLogger(QueueEraser.class);

  private final JmsTemplate broker;

  QueueEraser(JmsTemplate broker) {
    this.broker = new JmsTemplate(broker.getConnectionFactory());
    this.broker.setReceiveTimeout(JmsDestinationAccessor.RECEIVE_TIMEOUT_NO_WAIT);
    this.broker.setSessionTransacted(true);
  }

  void erase(Envelope envelope) {
    erase("intake", envelope.id());
    erase("outbound." + envelope.receiver(), envelope.id());
  }

  private void erase(String queue, MessageId message) {
    try {
      broker.receiveSelected(queue, Header.MESSAGE + " = '" + message + "'");
    } catch (JmsException e) {
      LOG.warn(
          "Message {} has ended; the broker could not be asked to drop its payload now, the stage will",
          message,
          Faults.withoutText(e));
    }
  }
}
