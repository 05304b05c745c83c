package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import dk.sektorbro.consent.ConsentDesk;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /fhir}: FHIR R4 for psychiatry's systems. Who calls is told by the request attribute
 * {@link PartyId#REQUEST_ATTRIBUTE}; without it nothing is served.
 */
public final class FhirServer extends RestfulServer {

  private final transient ConsentDesk desk;
  private final transient MessageValidator validator;
  private final transient List<Object> operations = new ArrayList<>();
  private final transient ProcessMessage processMessage;
  private final transient ParticipantDirectory directory;
  private final Limits limits;

  /**
   * The largest bodies taken, in bytes.
   *
   * @param message of {@code $process-message}
   * @param other of anything else
   */
  public record Limits(long message, long other) implements Serializable {}

  public FhirServer(
      FhirContext fhir,
      Lift lift,
      MessageIntake intake,
      AcknowledgementIntake acknowledgements,
      ConsentDesk desk,
      MessageValidator validator,
      ParticipantDirectory directory,
      Limits limits,
      Clock clock) {
    super(fhir);
    this.desk = desk;
    this.validator = validator;
    this.directory = directory;
    this.limits = limits;
    this.processMessage =
        new ProcessMessage(fhir, lift, intake, acknowledgements, validator, directory, clock);
  }

  /** Adds an operation, before the server is started. */
  FhirServer offering(Object operation) {
    operations.add(operation);
    return this;
  }

  @Override
  protected void initialize() {
    setServerName("Sektorbro");
    setServerVersion("R4");
    setImplementationDescription("Exchange hub between jobcentres and psychiatry");
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setUncompressIncomingContents(false); // a small body must not become a large one
    setServerConformanceProvider(new Capabilities(this, validator));
    registerInterceptor(new QuietFailures());
    registerProvider(processMessage);
    registerProvider(new ConsentResource(getFhirContext(), desk, validator, directory));
    registerProviders(operations);
  }

  /** Tells neither the product nor its version. */
  @Override
  protected String createPoweredByHeader() {
    return "";
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!(request.getAttribute(PartyId.REQUEST_ATTRIBUTE) instanceof PartyId party)) {
      Answers.write(
          getFhirContext(),
          response,
          HttpServletResponse.SC_UNAUTHORIZED,
          Outcomes.of(
              List.of(
                  new Refusal(
                      RefusalCode.SENDER_MISMATCH,
                      "",
                      "Open the connection with the client key of a party to the exchange."))),
          Answers.language(request, Language.FHIR_JSON));
      return;
    }
    if (directory.find(party).isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    boolean message =
        request.getPathInfo() != null && request.getPathInfo().endsWith("/$process-message");
    Optional<Refused> refused = refusal(request);
    if (refused.isPresent() && !(message && isShort(request))) {
      refused.get().retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
      Answers.write(
          getFhirContext(),
          response,
          RefusalTable.of(refused.get().code()).httpStatus(),
          Outcomes.of(refused.get().refusals()),
          Answers.language(request, Language.FHIR_JSON));
      return;
    }
    long limit = message ? limits.message() : limits.other();
    if (request.getContentLengthLong() > limit) {
      Answers.write(
          getFhirContext(),
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          Outcomes.of(
              List.of(
                  new Refusal(
                      RefusalCode.TOO_LARGE,
                      "",
                      "The body is larger than the " + limit + " bytes the hub takes here."))),
          Answers.language(request, Language.FHIR_JSON));
      return;
    }
    super.service(new BoundedBody(request, limit), response);
  }

  /** Whether so little was sent that it may be read, to be acknowledged though it is refused. */
  private boolean isShort(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length >= 0 && length <= limits.other();
  }

  /** Why a request is refused before it is read; empty where it may be read. */
  static Optional<Refused> refusal(HttpServletRequest request) {
    return request.getAttribute(Refused.REQUEST_ATTRIBUTE) instanceof Refused refused
        ? Optional.of(refused)
        : Optional.empty();
  }

  /** The party that {@link #service} has seen to be there. */
  static PartyId party(HttpServletRequest request) {
    if (request.getAttribute(PartyId.REQUEST_ATTRIBUTE) instanceof PartyId party) {
      return party;
    }
    throw new IllegalStateException("No party on the request");
  }
}
