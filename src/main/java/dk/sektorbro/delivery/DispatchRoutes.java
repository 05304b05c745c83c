package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.throttling.ThrottlingExceptionRoutePolicy;

/**
 * Makes one dispatch route for each party, named {@code dispatch-<SOR>}, so that a party that is
 * slow or silent holds up nobody else. Where the database or the broker is down, a stage that works
 * off a queue pauses, and the message stays at the head of its queue.
 */
final class DispatchRoutes implements CamelContextConfiguration {

  private static final String PREFIX = "dispatch-";
  private static final String RELEASE = "release";
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ParticipantDirectory directory;

  DispatchRoutes(ParticipantDirectory directory) {
    this.directory = directory;
  }

  static String idOf(PartyId party) {
    return PREFIX + party;
  }

  @Override
  public void beforeApplicationStart(CamelContext camel) {
    camel.addRoutePolicyFactory(
        (context, routeId, route) ->
            routeId.startsWith(PREFIX) || routeId.equals(RELEASE) ? pausing() : null);
  }

  private static ThrottlingExceptionRoutePolicy pausing() {
    return new ThrottlingExceptionRoutePolicy(1, PAUSE.toMillis(), PAUSE.toMillis(), List.of());
  }

  @Override
  public void afterApplicationStart(CamelContext camel) {
    for (Participant party : directory.all()) {
      TemplatedRouteBuilder.builder(camel, "dispatch")
          .routeId(idOf(party.id()))
          .parameter("receiver", party.id().sor())
          .add();
    }
  }
}
