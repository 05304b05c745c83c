package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.seal.CmsSignature;
import dk.sektorbro.seal.Notary;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.ExceptionHandler;
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

  private static final String CMS = "application/cms";
  private static final int LARGEST_SIGNATURE = 16_384;

  private final Mailbox mailbox;
  private final Expansion expansion;
  private final ProofDesk proofs;
  private final SignatureCheck signatures;

  MailboxEndpoint(
      Mailbox mailbox, Expansion expansion, ProofDesk proofs, SignatureCheck signatures) {
    this.mailbox = mailbox;
    this.expansion = expansion;
    this.proofs = proofs;
    this.signatures = signatures;
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
      @PathVariable UUID id,
      HttpServletRequest request)
      throws IOException {
    Optional<Digest> said = proofs.acknowledgementOf(party, new MessageId(id));
    Optional<SentSignature> sent =
        said.isEmpty() ? Optional.empty() : signature(request, said.get());
    Notary.Word word =
        new Notary.Word(
            "mailbox",
            Optional.of(key),
            said.filter(unused -> sent.isPresent()),
            said.isEmpty() ? Optional.empty() : signatures.verify(party, sent));
    return switch (mailbox.acknowledge(party, new MessageId(id), word)) {
      case NOW, BEFORE -> ResponseEntity.noContent().build();
      case UNKNOWN -> ResponseEntity.notFound().build();
    };
  }

  private static Optional<SentSignature> signature(HttpServletRequest request, Digest said)
      throws IOException {
    return CMS.equals(request.getContentType())
        ? Optional.of(
            new CmsSignature(request.getInputStream().readNBytes(LARGEST_SIGNATURE), said))
        : Optional.empty();
  }

  /** What was wrong with a signature. */
  @ExceptionHandler(Refused.class)
  ResponseEntity<Problem> refused(Refused refused) {
    return ResponseEntity.status(
            refused.passes() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_ENTITY)
        .body(new Problem(refused.code().name(), refused.refusals().getFirst().explanation()));
  }

  /** Why a request was refused. */
  record Problem(String code, String explanation) {}

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
