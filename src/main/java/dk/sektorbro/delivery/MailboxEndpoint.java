package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.seal.Notary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The mailbox over REST. Described at {@code /mailbox/v1/openapi.yaml}. */
@RestController
@RequestMapping("/mailbox/v1")
class MailboxEndpoint {

  private final Mailbox mailbox;
  private final Expansion expansion;

  MailboxEndpoint(Mailbox mailbox, Expansion expansion) {
    this.mailbox = mailbox;
    this.expansion = expansion;
  }

  @GetMapping("/messages")
  Listing list(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party,
      @RequestParam(defaultValue = "50") int max,
      @RequestParam Optional<String> kind,
      @RequestParam Optional<String> from,
      @RequestParam Optional<Instant> since,
      @RequestParam(defaultValue = "0") long after) {
    return Listing.of(mailbox.list(party, filter(kind, from, since), after, max));
  }

  private static MailboxFilter filter(
      Optional<String> kind, Optional<String> from, Optional<Instant> since) {
    try {
      return new MailboxFilter(
          kind.map(code -> MessageKind.ofCode(code).orElseThrow(IllegalArgumentException::new)),
          from.map(PartyId::new),
          since);
    } catch (IllegalArgumentException unknown) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
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
                      body(opened.payload().language().mediaType(), expansion.of(opened.payload()));
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

  static ResponseEntity<Resource> body(String mediaType, ByteSource bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .cacheControl(CacheControl.noStore())
        .body(new Streamed(bytes));
  }

  /**
   * What waits.
   *
   * @param next the {@code after} of the next page; absent on the last
   */
  record Listing(List<Entry> messages, boolean more, @Nullable Long next) {
    static Listing of(Mailbox.Page page) {
      return new Listing(
          page.messages().stream().map(Entry::of).toList(),
          page.next().isPresent(),
          page.next().isPresent() ? page.next().getAsLong() : null);
    }
  }

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
