package dk.sektorbro.operation;

import dk.sektorbro.delivery.ErasureDesk;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.lang.Nullable;

/**
 * Shows administrators where messages are. Says nothing of the citizen, and nothing of what lies
 * concealed.
 */
@Endpoint(id = "messages")
final class MessagesEndpoint {

  private static final int MOST = 1000;
  private static final int MOST_REFUSALS = 10_000;

  private final Ledger ledger;
  private final RefusalBook refusals;
  private final ErasureDesk erasures;

  MessagesEndpoint(Ledger ledger, RefusalBook refusals, ErasureDesk erasures) {
    this.ledger = ledger;
    this.refusals = refusals;
    this.erasures = erasures;
  }

  /** Newest change first; a parameter that is not given means any. */
  @ReadOperation
  Messages messages(
      @Nullable String party,
      @Nullable String kind,
      @Nullable MessageState state,
      @Nullable String from,
      @Nullable String to,
      @Nullable Integer limit) {
    try {
      return search(
          new Ledger.Query(
              Optional.ofNullable(party).map(PartyId::new),
              Optional.ofNullable(kind).map(MessagesEndpoint::kind),
              Optional.ofNullable(state),
              Optional.ofNullable(from).map(Instant::parse),
              Optional.ofNullable(to).map(Instant::parse),
              Math.clamp(limit == null ? 50 : limit, 1, MOST)));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  /**
   * Erases a message for a data-protection officer.
   *
   * @param ground such as {@code wrong-citizen}
   */
  @DeleteOperation
  Erased erase(@Selector String id, String ground, SecurityContext who) {
    try {
      MessageId message = MessageId.parse(id);
      ErasureDesk.Ground why =
          ErasureDesk.Ground.valueOf(ground.toUpperCase(Locale.ROOT).replace('-', '_'));
      return new Erased(erasures.erase(message, why, Operator.of(who)));
    } catch (IllegalArgumentException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  /** Whether there was such a message; then it is gone. */
  record Erased(boolean erased) {}

  private Messages search(Ledger.Query query) {
    Stream<Message> entered =
        query.state().equals(Optional.of(MessageState.REFUSED))
            ? Stream.empty()
            : ledger.search(query).stream().map(MessagesEndpoint::message);
    return new Messages(
        Stream.concat(entered, refused(query))
            .sorted(Comparator.comparing(Message::changedAt).reversed())
            .limit(query.limit())
            .toList());
  }

  /** Of what was refused, only the sender is known for certain. */
  private Stream<Message> refused(Ledger.Query query) {
    if (query.kind().isPresent()
        || query.state().filter(state -> state != MessageState.REFUSED).isPresent()) {
      return Stream.empty();
    }
    return refusals.latest(query.party(), MOST_REFUSALS).stream()
        .filter(entry -> query.from().filter(from -> entry.at().isBefore(from)).isEmpty())
        .filter(entry -> query.to().filter(to -> !entry.at().isBefore(to)).isEmpty())
        .map(MessagesEndpoint::refusal);
  }

  private static Message message(Ledger.Entry entry) {
    return new Message(
        entry.envelope().id(),
        Optional.of(entry.envelope().kind().code()),
        entry.envelope().sender(),
        Optional.of(entry.envelope().receiver()),
        entry.state(),
        entry.reason(),
        Optional.of(entry.size()),
        Optional.of(entry.envelope().acceptedAt()),
        entry.changedAt());
  }

  private static Message refusal(RefusalBook.Entry entry) {
    return new Message(
        entry.id(),
        Optional.empty(),
        entry.sender(),
        Optional.empty(),
        MessageState.REFUSED,
        entry.refusals().getFirst().code().name(),
        Optional.empty(),
        Optional.empty(),
        entry.at());
  }

  private static MessageKind kind(String code) {
    return MessageKind.ofCode(code).orElseThrow(IllegalArgumentException::new);
  }

  /** What was found. */
  record Messages(List<Message> messages) {}

  /** A message, as far as an administrator may see it. */
  record Message(
      String id,
      @Nullable String kind,
      String sender,
      @Nullable String receiver,
      MessageState state,
      String reason,
      @Nullable Integer size,
      @Nullable Instant acceptedAt,
      Instant changedAt) {

    Message(
        MessageId id,
        Optional<String> kind,
        PartyId sender,
        Optional<PartyId> receiver,
        MessageState state,
        String reason,
        Optional<Integer> size,
        Optional<Instant> acceptedAt,
        Instant changedAt) {
      this(
          id.toString(),
          kind.orElse(null),
          sender.sor(),
          receiver.map(PartyId::sor).orElse(null),
          state,
          reason,
          size.orElse(null),
          acceptedAt.orElse(null),
          changedAt);
    }
  }
}
