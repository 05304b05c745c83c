package dk.sektorbro.operation;

import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.explain.Enquiry;
import dk.sektorbro.consent.explain.Explanation;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;

/**
 * Tells operators whether a message could be shared, and why. By POST, because an id number has no
 * place in a URL.
 */
@Endpoint(id = "consentexplanation")
final class ExplainEndpoint {

  private final ConsentExplainer explainer;
  private final Clock clock;

  ExplainEndpoint(ConsentExplainer explainer, Clock clock) {
    this.explainer = explainer;
    this.clock = clock;
  }

  /**
   * @param citizen id number; ten digits of a CPR number, or an X-eCPR
   * @param at a moment such as {@code 2026-12-01T00:00:00Z}; not given means now
   */
  @WriteOperation
  Explanation explain(
      String citizen,
      String sender,
      String receiver,
      String kind,
      @Nullable String purpose,
      @Nullable String caseNumber,
      @Nullable String at,
      SecurityContext who) {
    try {
      return explainer.forOperator(
          new Enquiry(
              citizen(citizen),
              new PartyId(sender),
              new PartyId(receiver),
              MessageKind.ofCode(kind).orElseThrow(IllegalArgumentException::new),
              Optional.ofNullable(purpose)
                  .map(code -> Purpose.ofCode(code).orElseThrow(IllegalArgumentException::new)),
              Optional.ofNullable(caseNumber),
              at == null ? clock.instant() : Instant.parse(at)),
          Operator.of(who));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  static CitizenId citizen(String number) {
    return CitizenId.written(number)
        .orElseThrow(() -> new IllegalArgumentException("Not an id number"));
  }
}
