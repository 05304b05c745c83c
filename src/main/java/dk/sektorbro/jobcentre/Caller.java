package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Who makes the present call. */
final class Caller {

  private Caller() {}

  /**
   * The party whose key opened the connection.
   *
   * @throws Refused where no party was authenticated
   */
  static PartyId authenticated() {
    return authenticated(call());
  }

  static PartyId authenticated(Message call) {
    if (call.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request
        && request.getAttribute(PartyId.REQUEST_ATTRIBUTE) instanceof PartyId party) {
      return party;
    }
    throw new Refused(
        RefusalCode.SENDER_MISMATCH, "", "No party was authenticated on this connection.");
  }

  /** The caller's own signature on this request, verified. */
  static Optional<PartySignature> signature() {
    return Optional.ofNullable(call().getContent(PartySignature.class));
  }

  /** Of the X.509 certificate that opened the connection. */
  static Optional<Digest> key() {
    return call().get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request
            && request.getAttribute(Digest.OF_KEY_ATTRIBUTE) instanceof Digest key
        ? Optional.of(key)
        : Optional.empty();
  }

  /** The same, who must also be the sender that the request names. */
  static PartyId authenticatedAs(String sender, String operation) {
    PartyId party = authenticated();
    JobcentreDialect.senderObjection(operation, sender, party)
        .ifPresent(
            (Refusal objection) -> {
              throw new Refused(List.of(objection));
            });
    return party;
  }

  /** Whatever the request came as: what is answered is too large to be written inline. */
  static void answerByMtom() {
    call().getExchange().put(Message.MTOM_ENABLED, true);
  }

  static InlineBody.Arrived arrived() {
    return Objects.requireNonNull(call().getContent(InlineBody.Arrived.class));
  }

  private static Message call() {
    return Objects.requireNonNull(PhaseInterceptorChain.getCurrentMessage())
        .getExchange()
        .getInMessage();
  }
}
