package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.seal.Proofs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a party sent, over REST: where it is, taking it back, and what the hub signed about it. A
 * message is named by the hub's id of it, or by the id its sender gave it.
 */
@RestController
@RequestMapping("/mailbox/v1/sent/{id}")
class SentEndpoint {

  private final StatusDesk statuses;
  private final RecallDesk recalls;
  private final ProofDesk proofs;

  SentEndpoint(StatusDesk statuses, RecallDesk recalls, ProofDesk proofs) {
    this.statuses = statuses;
    this.recalls = recalls;
    this.proofs = proofs;
  }

  @GetMapping
  ResponseEntity<Status> status(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return statuses
        .status(party, id.toString())
        .or(() -> statuses.statusOf(party, new MessageId(id)))
        .map(Status::of)
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/recall")
  ResponseEntity<Void> recall(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    RecallDesk.Outcome outcome = recalls.recall(party, MessageId.of(party, id.toString()));
    if (outcome == RecallDesk.Outcome.UNKNOWN) {
      outcome = recalls.recall(party, new MessageId(id));
    }
    return ResponseEntity.status(
            switch (outcome) {
              case RECALLED -> HttpStatus.NO_CONTENT;
              case TOO_LATE -> HttpStatus.CONFLICT;
              case ENDED -> HttpStatus.GONE;
              case UNKNOWN -> HttpStatus.NOT_FOUND;
            })
        .build();
  }

  /** The hub's receipt. */
  @GetMapping("/receipt")
  ResponseEntity<Resource> receipt(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return signed(proofs.ofSent(party, new MessageId(id), Proofs.Part.RECEIPT));
  }

  /** The hub's statement that the receiver acknowledged it. */
  @GetMapping("/acknowledgement")
  ResponseEntity<Resource> acknowledgement(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return signed(proofs.ofSent(party, new MessageId(id), Proofs.Part.ACKNOWLEDGEMENT));
  }

  private static ResponseEntity<Resource> signed(Optional<byte[]> cms) {
    return cms.map(bytes -> MailboxEndpoint.body("application/cms", ByteSource.of(bytes)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /** Where a message is and how it got there. */
  record Status(
      String id, String state, String reason, Instant at, List<Step> history, List<Why> refusals) {

    static Status of(StatusDesk.Status status) {
      return new Status(
          status.id().toString(),
          status.state().name(),
          status.reason(),
          status.changedAt(),
          status.history().stream()
              .map(step -> new Step(step.state().name(), step.reason(), step.at()))
              .toList(),
          status.refusals().stream().map(Why::of).toList());
    }
  }

  /** One step of a message. */
  record Step(String state, String reason, Instant at) {}

  /** One reason why a message was refused. */
  record Why(String code, String location, String explanation) {
    static Why of(Refusal refusal) {
      return new Why(refusal.code().name(), refusal.location(), refusal.explanation());
    }
  }
}
