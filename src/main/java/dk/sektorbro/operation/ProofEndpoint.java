package dk.sektorbro.operation;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.evidence.EvidenceDesk;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Hands administrators the evidence of a message, as the hub signed it. */
@Endpoint(id = "proof")
final class ProofEndpoint {

  private final EvidenceDesk desk;

  ProofEndpoint(EvidenceDesk desk) {
    this.desk = desk;
  }

  /**
   * Nothing where the hub knows nothing of that message.
   *
   * @param id the hub's id of the message
   */
  @ReadOperation(produces = "application/json")
  WebEndpointResponse<String> of(@Selector String id) {
    MessageId message;
    try {
      message = MessageId.parse(id);
    } catch (IllegalArgumentException noId) {
      throw new InvalidEndpointRequestException("Not the id of a message", "Unusable id");
    }
    return desk.of(message)
        .map(file -> new WebEndpointResponse<>(new String(file, StandardCharsets.UTF_8)))
        .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT));
  }
}
