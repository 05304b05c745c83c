package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import dk.sektorbro.seal.CmsSignature;
import dk.sektorbro.seal.Notary;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code $process-message}: takes a message and answers with its acknowledgement.
 *
 * <p>200 when it is taken, 422 when it is refused for good, 503 when the same may be sent again
 * later, 429 when the party sends too much at once; the body is the acknowledgement in each case.
 * Where no header can be found to acknowledge: 400, or 413 for what is too large, with an
 * OperationOutcome. An acknowledgement is itself never acknowledged: 202 and no body.
 */
final class ProcessMessage {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessMessage.class);

  private static final int UNPROCESSABLE = 422;

  private static final String SIGNATURE = "Sektorbro-Signature";

  /** Where the sender finds the hub's signed receipt (RFC 8288). */
  private static final String RECEIPT_LINK =
      "</mailbox/v1/sent/%s/receipt>; rel=\"http://sektorbro.dk/rel/receipt\"; type=\"application/cms\"";

  private final FhirContext fhir;
  private final Lift lift;
  private final MessageIntake intake;
  private final AcknowledgementIntake acknowledgements;
  private final MessageValidator validator;
  private final ParticipantDirectory directory;
  private final AcknowledgementWriter writer;
  private final Clock clock;

  ProcessMessage(
      FhirContext fhir,
      Lift lift,
      MessageIntake intake,
      AcknowledgementIntake acknowledgements,
      MessageValidator validator,
      ParticipantDirectory directory,
      Clock clock) {
    this.fhir = fhir;
    this.lift = lift;
    this.intake = intake;
    this.acknowledgements = acknowledgements;
    this.validator = validator;
    this.directory = directory;
    this.writer = new AcknowledgementWriter(directory.hub());
    this.clock = clock;
  }

  /** HAPI calls it with the raw request, so that what is examined is what was sent. */
  @Operation(name = "$process-message", manualRequest = true, manualResponse = true)
  public void process(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PartyId party = FhirServer.party(request);
    Payload payload = payload(request);
    Glance glance = Glance.at(fhir, payload);
    Language answerIn = Answers.language(request, payload.language());
    if (glance.acknowledgement().isPresent()) {
      acknowledged(party, glance.acknowledgement().get(), word(request, payload));
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      return;
    }
    Digest sent = Digest.of(payload.digest());
    Answer answer =
        answer(
            new Submission(
                party,
                payload,
                glance.headerId(),
                glance.bundleId(),
                sent,
                signature(request, sent)),
            FhirServer.refusal(request));
    answer.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
    answer.receipt().ifPresent(id -> response.addHeader("Link", RECEIPT_LINK.formatted(id)));
    Answers.write(fhir, response, answer.status(), answer.acknowledgement(), answerIn);
  }

  /**
   * @param retryAfter in seconds, where the same may be sent again
   * @param receipt the hub's id of the message, where there is a receipt to get
   */
  private record Answer(
      int status,
      Bundle acknowledgement,
      Optional<String> retryAfter,
      Optional<MessageId> receipt) {}

  /** The sender's own signature over the body as it sent it. */
  static Optional<SentSignature> signature(HttpServletRequest request, Digest sent) {
    String header = request.getHeader(SIGNATURE);
    if (header == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CmsSignature(Base64.getDecoder().decode(header.strip()), sent));
    } catch (IllegalArgumentException notBase64) {
      return Optional.of(
          declared -> {
            throw new Refused(
                RefusalCode.SIGNATURE_INVALID,
                "",
                "The header " + SIGNATURE + " is base64 of CMS SignedData in DER, on one line.");
          });
    }
  }

  private Payload payload(HttpServletRequest request) throws IOException {
    if (request.getHeader("Content-Encoding") != null) {
      throw new Refused(
          RefusalCode.MALFORMED,
          "",
          "The hub takes messages without content encoding. Send it uncompressed.");
    }
    if ("true".equals(request.getParameter("async"))
        || request.getParameter("response-url") != null) {
      throw new Refused(
          RefusalCode.MALFORMED,
          "",
          "The hub answers a message at once. Leave out async and response-url.");
    }
    Language language =
        Answers.ofMediaType(request.getContentType())
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.MALFORMED,
                        "",
                        "Send the message as application/fhir+json or application/fhir+xml."));
    return lift.read(language, request.getInputStream());
  }

  private Answer answer(Submission submission, Optional<Refused> refusedAlready) {
    PartyId party = submission.authenticated();
    Optional<String> headerId = submission.claimedMessageId();
    try {
      refusedAlready.ifPresent(
          refused -> {
            throw refused;
          });
      Receipt receipt = intake.accept(submission);
      return new Answer(
          HttpServletResponse.SC_OK,
          writer.write(sender(party), headerId.orElseThrow(), AckCode.OK, receipt.at(), List.of()),
          Optional.empty(),
          receipt.signed().map(signed -> receipt.id()));
    } catch (Refused refused) {
      if (headerId.isEmpty()) {
        throw refused;
      }
      return refused.passes()
          ? notNow(party, headerId.get(), refused)
          : never(party, headerId.get(), refused);
    } catch (RuntimeException e) {
      if (headerId.isEmpty()) {
        throw e;
      }
      LOG.error("A message could not be taken in", Faults.withoutText(e));
      return notNow(
          party,
          headerId.get(),
          new Refused(
              RefusalCode.UNAVAILABLE,
              "",
              "The hub could not take the message. Send the same again later."));
    }
  }

  private Answer never(PartyId party, String headerId, Refused refused) {
    Instant at = refused.at().orElseGet(clock::instant);
    return new Answer(
        UNPROCESSABLE,
        writer.write(sender(party), headerId, AckCode.FATAL_ERROR, at, refused.refusals()),
        Optional.empty(),
        Optional.empty());
  }

  private Answer notNow(PartyId party, String headerId, Refused refused) {
    RefusalCode why =
        refused.refusals().stream()
            .map(Refusal::code)
            .filter(RefusalCode::passes)
            .findFirst()
            .orElseThrow();
    return new Answer(
        RefusalTable.of(why).httpStatus(),
        writer.write(
            sender(party), headerId, AckCode.TRANSIENT_ERROR, clock.instant(), refused.refusals()),
        refused.retryAfter(),
        Optional.empty());
  }

  private Address sender(PartyId party) {
    return directory.address(party);
  }

  private static Notary.Word word(HttpServletRequest request, Payload acknowledgement) {
    Optional<Digest> key =
        request.getAttribute(Digest.OF_KEY_ATTRIBUTE) instanceof Digest shown
            ? Optional.of(shown)
            : Optional.empty();
    return new Notary.Word("message", key, Optional.of(Digest.of(acknowledgement.digest())));
  }

  private void acknowledged(PartyId party, WireMessage wire, Notary.Word word) {
    List<Refusal> broken = validator.validate(Profile.ACKNOWLEDGEMENT, wire.tree().toString());
    if (!broken.isEmpty()) {
      throw new Refused(broken);
    }
    MessageBundle message = new MessageBundle((Bundle) wire.resource());
    Acknowledgement read = Acknowledgement.read(message, message.header().orElseThrow());
    if (!read.from().equals(Optional.of(party))) {
      throw new Refused(
          RefusalCode.SENDER_MISMATCH,
          "Bundle.entry[0].resource.sender",
          "The sender's SOR code is not that of the party whose key opened the connection.");
    }
    acknowledgements.acknowledged(party, read.headerId(), read.code(), read.codes(), word);
  }
}
