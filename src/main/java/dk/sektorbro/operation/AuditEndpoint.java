package dk.sektorbro.operation;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.lang.Nullable;

/** Shows administrators the audit record, without the citizens' keys, and whether it is whole. */
@Endpoint(id = "audit")
final class AuditEndpoint {

  private static final int MOST = 1000;

  private final Audit audit;

  AuditEndpoint(Audit audit) {
    this.audit = audit;
  }

  /** The latest records, newest first. */
  @ReadOperation
  Records latest(@Nullable Integer limit) {
    return new Records(
        audit.latest(Math.clamp(limit == null ? 50 : limit, 1, MOST)).stream()
            .map(AuditEndpoint::shown)
            .toList());
  }

  /** {@code chain}: whether every record fits the one before it, recomputed from the beginning. */
  @ReadOperation
  WebEndpointResponse<Chain> part(@Selector String part) {
    if (!part.equals("chain")) {
      return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
    long firstBroken = audit.firstBroken();
    return new WebEndpointResponse<>(new Chain(firstBroken < 0, firstBroken));
  }

  private static Shown shown(AuditEvent event) {
    return new Shown(
        event.at(),
        event.what(),
        event.outcome(),
        event.actor().map(PartyId::sor).orElse(null),
        event.message().map(MessageId::toString).orElse(null),
        event.basedOn());
  }

  /** The record, as far as it was asked for. */
  record Records(List<Shown> records) {}

  /** One record. */
  record Shown(
      Instant at,
      String what,
      String outcome,
      @Nullable String actor,
      @Nullable String message,
      List<String> basedOn) {}

  /**
   * What verifying came to.
   *
   * @param firstBroken number of the first record that does not fit, or -1
   */
  record Chain(boolean whole, long firstBroken) {}
}
