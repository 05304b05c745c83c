package dk.sektorbro.psychiatry;

import dk.sektorbro.delivery.Push;
import dk.sektorbro.delivery.PushResult;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.seal.Notary;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Hands messages to the {@code $process-message} of an EHR. */
final class PsychiatryPush implements Push {

  private final FhirPush push;
  private final Retransmission retransmission;

  PsychiatryPush(FhirPush push, Retransmission retransmission) {
    this.push = push;
    this.retransmission = retransmission;
  }

  @Override
  public Set<Language> languages() {
    return Set.of(Language.FHIR_JSON, Language.FHIR_XML);
  }

  @Override
  public PushResult push(Envelope envelope, Payload payload, URI endpoint, int transmission) {
    Payload sent = transmission == 1 ? payload : retransmission.of(payload, transmission);
    return switch (push.send(endpoint, sent)) {
      case FhirPush.Result.Unacknowledged later -> new PushResult.Unacknowledged();
      case FhirPush.Result.Acknowledged acknowledged ->
          new PushResult.Accepted(
              new Notary.Word("push", acknowledged.key(), Optional.of(acknowledged.answer())));
      case FhirPush.Result.RefusedByReceiver refused ->
          new PushResult.Rejected("The receiver refused it with codes " + refused.codes() + ".");
      case FhirPush.Result.Failed failed -> new PushResult.Failed(failed.reason());
      case FhirPush.Result.Unreachable unreachable ->
          new PushResult.Unreachable(unreachable.reason());
    };
  }
}
