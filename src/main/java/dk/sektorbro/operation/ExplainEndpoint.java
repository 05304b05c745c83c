package dk.sektorbro.operation;

import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.explain.Enquiry;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
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
   * @param form of a certificate, such as {@code LAE-285}
   * @param category of a letter, such as {@code discharge}
   * @param dated when what it tells of was: a day in Denmark, or a moment
   * @param requester who asked for the certificate, of a request that is passed on
   */
  @WriteOperation
  WebEndpointResponse<?> explain(
      String citizen,
      String sender,
      String receiver,
      String kind,
      @Nullable String purpose,
      @Nullable String caseNumber,
      @Nullable String at,
      @Nullable String form,
      @Nullable String category,
      @Nullable String dated,
      @Nullable String requester,
      SecurityContext who) {
    try {
      return new WebEndpointResponse<>(
          explainer.forOperator(
              enquiry(
                  new Asked(citizen, sender, receiver, kind),
                  Optional.ofNullable(purpose),
                  Optional.ofNullable(caseNumber),
                  Optional.ofNullable(at),
                  new Unwritten(
                      Optional.ofNullable(form),
                      Optional.ofNullable(category),
                      Optional.ofNullable(dated).map(ExplainEndpoint::span),
                      Optional.ofNullable(requester).map(PartyId::new)),
                  clock.instant()),
              Operator.of(who)));
    } catch (ConsentOutlook.NotAskable no) {
      return new WebEndpointResponse<>(
          new Unusable(no.element(), no.remedy()), WebEndpointResponse.STATUS_BAD_REQUEST);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  /** Which value the hub cannot use, and what to do. */
  record Unusable(String element, String remedy) {}

  /** What every enquiry names. */
  record Asked(String citizen, String sender, String receiver, String kind) {
    @Override
    public String toString() {
      return "Asked[" + kind + "]";
    }
  }

  /**
   * @throws IllegalArgumentException for a code that the hub does not know
   * @throws DateTimeException where the moment is none
   */
  static Enquiry enquiry(
      Asked asked,
      Optional<String> purpose,
      Optional<String> caseNumber,
      Optional<String> at,
      Unwritten known,
      Instant now) {
    return new Enquiry(
        citizen(asked.citizen()),
        new PartyId(asked.sender()),
        new PartyId(asked.receiver()),
        MessageKind.ofCode(asked.kind())
            .orElseThrow(() -> new IllegalArgumentException("No such kind of message")),
        purpose.map(
            code ->
                Purpose.ofCode(code)
                    .orElseThrow(() -> new IllegalArgumentException("No such purpose"))),
        caseNumber,
        known,
        at.map(Instant::parse).orElse(now));
  }

  /** A day in Denmark, or a moment. */
  static Span span(String text) {
    if (text.indexOf('T') >= 0) {
      return Span.at(Instant.parse(text));
    }
    LocalDate day = LocalDate.parse(text);
    return new Span(
        Optional.of(day.atStartOfDay(DanishTime.ZONE).toInstant()),
        Optional.of(day.plusDays(1).atStartOfDay(DanishTime.ZONE).toInstant()));
  }

  static CitizenId citizen(String number) {
    return CitizenId.written(number)
        .orElseThrow(() -> new IllegalArgumentException("Not an id number"));
  }
}
