package dk.sektorbro.operation;

import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * What is waiting where: queues of an embedded broker, mailboxes, and the age of the oldest message
 * on its way. Tells of parties by SOR code and of citizens nothing.
 */
final class HubMeters implements MeterBinder {

  private final Figures figures;
  private final ParticipantDirectory directory;
  private final Optional<EmbeddedActiveMQ> broker;

  HubMeters(Figures figures, ParticipantDirectory directory, Optional<EmbeddedActiveMQ> broker) {
    this.figures = figures;
    this.directory = directory;
    this.broker = broker;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    List<PartyId> parties = directory.all().stream().map(Participant::id).toList();
    for (PartyId party : parties) {
      Gauge.builder("sektorbro.mailbox.waiting", figures, found -> found.waiting(party))
          .description("Messages that wait in a party's mailbox")
          .tag("party", party.sor())
          .register(meters);
      Gauge.builder("sektorbro.retry.waiting", figures, found -> found.retrying(party))
          .description("Messages that wait outside the queues for another attempt at a party")
          .tag("party", party.sor())
          .register(meters);
    }
    Gauge.builder(
            "sektorbro.dead.letters",
            figures,
            found -> found.byState().getOrDefault(MessageState.DEAD, 0L))
        .description("Messages that could not be carried further and wait for an operator")
        .register(meters);
    Gauge.builder(
            "sektorbro.messages.oldest.open", figures, found -> found.oldestOpen().toSeconds())
        .description("Age of the oldest message on its way, mailboxes left out")
        .baseUnit("seconds")
        .register(meters);
    broker.ifPresent(
        embedded ->
            Stream.concat(
                    Stream.of("intake", "dead"), parties.stream().map(party -> "outbound." + party))
                .forEach(
                    queue ->
                        Gauge.builder(
                                "sektorbro.queue.messages", embedded, own -> depth(own, queue))
                            .description("Messages in a queue of the broker")
                            .tag("queue", queue)
                            .register(meters)));
  }

  private static double depth(EmbeddedActiveMQ broker, String name) {
    Queue queue = broker.getActiveMQServer().locateQueue(SimpleString.of(name));
    return queue == null ? 0 : queue.getMessageCount();
  }
}
