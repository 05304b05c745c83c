package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/**
 * Makes one dispatch route for each party, named {@code dispatch-<SOR>}, so that a party that is
 * slow or silent holds up nobody else.
 */
final class DispatchRoutes implements CamelContextConfiguration {

  private static final String PREFIX = "dispatch-";

  private final ParticipantDirectory directory;

  DispatchRoutes(ParticipantDirectory directory) {
    this.directory = directory;
  }

  static String idOf(PartyId party) {
    return PREFIX + party;
  }

  @Override
  public void beforeApplicationStart(CamelContext camel) {}

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
