package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.participant.Address;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes MedCom Acknowledgements 2.0.3 from the hub. All of one follows from what it answers, how
 * and when, so the same answer given twice is the same to the letter. The provenances of the
 * answered message are left out: a resend has new ones.
 */
final class AcknowledgementWriter {

  private final Address hub;

  AcknowledgementWriter(Address hub) {
    this.hub = hub;
  }

  /**
   * @param headerId the {@code MessageHeader.id} of the answered message
   * @param refusals why it was not taken; empty exactly when it was
   */
  Bundle write(Address to, String headerId, AckCode code, Instant at, List<Refusal> refusals) {
    // As fine as FHIR writes it: memory knows nanoseconds, the database microseconds of the same
    // moment.
    Instant written = at.truncatedTo(ChronoUnit.MILLIS);
    MessageId id =
        MessageId.of(to.id(), headerId)
            .consequence("acknowledgement/" + code.code() + "/" + written);
    OffsetDateTime moment = Moments.inDenmark(written);
    MessageFrame frame =
        new MessageFrame(
            id,
            id.toString(),
            new Coding().setSystem(Canonical.EVENTS).setCode("acknowledgement-message"));
    Reference from = frame.between(hub, to);
    frame.header().getMeta().addProfile(Canonical.ACKNOWLEDGEMENT_HEADER);
    frame.header().getResponse().setIdentifier(headerId).setCode(response(code));
    if (!refusals.isEmpty()) {
      OperationOutcome outcome = Outcomes.of(refusals);
      outcome.getMeta().addProfile(Canonical.ACKNOWLEDGEMENT_OUTCOME);
      frame.header().getResponse().setDetails(frame.add(outcome, "outcome"));
    }
    Provenance provenance = frame.provenance(id.toString(), "acknowledgement", moment, from);
    provenance.getMeta().addProfile(Canonical.PROVENANCE);
    MessageFrame.revises(provenance, new Reference("MessageHeader/" + headerId));
    return frame.bundle(moment, Profile.ACKNOWLEDGEMENT.url());
  }

  private static ResponseType response(AckCode code) {
    return switch (code) {
      case OK -> ResponseType.OK;
      case FATAL_ERROR -> ResponseType.FATALERROR;
      case TRANSIENT_ERROR -> ResponseType.TRANSIENTERROR;
    };
  }
}
