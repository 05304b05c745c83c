package dk.sektorbro.operation;

import dk.sektorbro.delivery.ErasureDesk;
import dk.sektorbro.delivery.PlanErasureDesk;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Erases a wording of a plan for a data-protection officer. Shows no plan. */
@Endpoint(id = "plans")
final class PlansEndpoint {

  private final PlanErasureDesk erasures;

  PlansEndpoint(PlanErasureDesk erasures) {
    this.erasures = erasures;
  }

  /**
   * @param change the hub's id of the change that the wording came with
   * @param part the id of the part
   * @param ground such as {@code wrong-citizen}
   */
  @DeleteOperation
  Erased erase(@Selector String change, String part, String ground, SecurityContext who) {
    try {
      ErasureDesk.Ground why =
          ErasureDesk.Ground.valueOf(ground.toUpperCase(Locale.ROOT).replace('-', '_'));
      String which = UUID.fromString(part).toString();
      return new Erased(erasures.erase(UUID.fromString(change), which, why, Operator.of(who)));
    } catch (IllegalArgumentException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  /** Whether there was such a wording; then it is gone. */
  record Erased(boolean erased) {}
}
