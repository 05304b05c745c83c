package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.large.Expansion;
import org.springframework.core.io.Resource;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.Proofs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mailbox over REST. Described at {@code /mailbox/v1/openapi.yaml}. */
@RestController
@RequestMapping("/mailbox/v1")
class MailboxEndpoint {

  private final Mailbox mailbox;
  private final ProofDesk proofs;
  private final Expansion expansion;

  MailboxEndpoint(Mailbox mailbox, ProofDesk proofs, Expansion expansion) {
    this.mailbox = mailbox;
    this.proofs = proofs;
    this.expansion = expansion;
  }

  @GetMapping("/messages")
  Listing list(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party,
      @RequestParam(defaultValue = "50") int max) {
    List<Entry> entries = mailbox.list(party, max).stream().map(Entry::of).toList();
    return new Listing(entries, mailbox.waiting(party) > entries.size());
  }

  @GetMapping("/messages/{id}")
  ResponseEntity<Resource> read(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return mailbox
        .read(party, new MessageId(id))
        .map(
            item ->
                switch (item) {
                  case Mailbox.Item.Sealed sealed -> body("application/cms", sealed.cms());
                  case Mailbox.Item.Opened opened ->
                      body(
                          opened.payload().language().mediaType(),
                          expansion.of(opened.payload()));
                })
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/messages/{id}/acknowledgement")
  ResponseEntity<Void> acknowledge(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party,
      @RequestAttribute(Digest.OF_KEY_ATTRIBUTE) Digest key,
      @PathVariable UUID id) {
    Notary.Word word = Notary.Word.inPerson("mailbox", Optional.of(key));
    return switch (mailbox.acknowledge(party, new MessageId(id), word)) {
      case NOW, BEFORE -> ResponseEntity.noContent().build();
      case UNKNOWN -> ResponseEntity.notFound().build();
    };
  }

  /** The hub's receipt for a message that the party sent. */
  @GetMapping("/sent/{id}/receipt")
  ResponseEntity<Resource> receipt(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return signed(proofs.ofSent(party, new MessageId(id), Proofs.Part.RECEIPT));
  }

  /** The hub's statement that the receiver acknowledged a message that the party sent. */
  @GetMapping("/sent/{id}/acknowledgement")
  ResponseEntity<Resource> acknowledgement(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party, @PathVariable UUID id) {
    return signed(proofs.ofSent(party, new MessageId(id), Proofs.Part.ACKNOWLEDGEMENT));
  }

  private static ResponseEntity<Resource> signed(Optional<byte[]> cms) {
    return cms.map(bytes -> body("application/cms", ByteSource.of(bytes)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<Resource> body(String mediaType, ByteSource bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .cacheControl(CacheControl.noStore())
        .body(new Streamed(bytes));
  }

  /** What waits. */
  record Listing(List<Entry> messages, boolean more) {}

  /** A message that waits. */
  record Entry(String id, String kind, String from, Instant acceptedAt) {
    static Entry of(Envelope envelope) {
      return new Entry(
          envelope.id().toString(),
          envelope.kind().code(),
          envelope.sender().sor(),
          envelope.acceptedAt());
    }
  }
}
