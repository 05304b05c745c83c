package dk.sektorbro.delivery;

import dk.sektorbro.seal.IntakeSeal;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.springframework.jms.core.JmsTemplate;

/**
 * Puts several messages on the intake queue in one transaction of the broker: whatever breaks off,
 * all of them are there or none is. What is there already is not put there again.
 */
final class IntakeQueue {

  private static final String NAME = "intake";

  private final JmsTemplate broker;
  private final IntakeSeal seal;

  IntakeQueue(JmsTemplate broker, IntakeSeal seal) {
    this.broker = new JmsTemplate(Objects.requireNonNull(broker.getConnectionFactory()));
    this.broker.setSessionTransacted(true);
    this.seal = seal;
  }

  void putAll(List<Registered> messages) {
    Boolean unused =
        broker.execute(
            session -> {
              try {
                send(session, messages);
                session.commit();
              } catch (JMSException e) {
                session.rollback();
                if (!isDuplicate(e)) {
                  throw e;
                }
              } catch (RuntimeException e) {
                session.rollback();
                throw e;
              }
              return true;
            });
  }

  private void send(Session session, List<Registered> messages) throws JMSException {
    try (MessageProducer queue = session.createProducer(session.createQueue(NAME))) {
      for (Registered each : messages) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(seal.seal(each.envelope().id(), each.payload().bytes()));
        for (Map.Entry<String, String> header :
            QueueHeaders.of(each.envelope(), each.payload().language()).entrySet()) {
          message.setStringProperty(header.getKey(), header.getValue());
        }
        queue.send(message);
      }
    }
  }

  /** They went together, so where the broker has one of them it has them all. */
  private static boolean isDuplicate(JMSException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQDuplicateIdException) {
        return true;
      }
    }
    return false;
  }
}
