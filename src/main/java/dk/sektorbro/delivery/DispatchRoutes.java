package dk.sektorbro.delivery;

import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.throttling.ThrottlingExceptionRoutePolicy;

/**
 * Makes one dispatch route for each party, named {@code dispatch-<SOR>}. When its party cannot be
 * reached the route pauses, and the message stays at the head of the queue, so that order is kept
 * and no other party waits.
 */
final class DispatchRoutes implements CamelContextConfiguration {

  private static final String PREFIX = "dispatch-";

  private final ParticipantDirectory directory;
  private final Duration pause;

  DispatchRoutes(ParticipantDirectory directory, Duration pause) {
    this.directory = directory;
    this.pause = pause;
  }

  @Override
  public void beforeApplicationStart(CamelContext camel) {
    camel.addRoutePolicyFactory(
        (context, routeId, route) -> routeId.startsWith(PREFIX) ? pausing() : null);
  }

  private ThrottlingExceptionRoutePolicy pausing() {
    return new ThrottlingExceptionRoutePolicy(
        1, pause.toMillis(), pause.toMillis(), List.of(PartyUnreachable.class));
  }

  @Override
  public void afterApplicationStart(CamelContext camel) {
    for (Participant party : directory.all()) {
      TemplatedRouteBuilder.builder(camel, "dispatch")
          .routeId(PREFIX + party.id())
          .parameter("receiver", party.id().sor())
          .add();
    }
  }
}
