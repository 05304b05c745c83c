package dk.sektorbro.operation;

import dk.sektorbro.delivery.DeadLetters;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;

/** Shows administrators what lies among the dead letters, and lets them try again or give up. */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

  private final DeadLetters letters;

  DeadLettersEndpoint(DeadLetters letters) {
    this.letters = letters;
  }

  /** Oldest first; a parameter that is not given means any. */
  @ReadOperation
  Listing deadLetters(
      @Nullable String message,
      @Nullable String party,
      @Nullable String kind,
      @Nullable String reason) {
    return new Listing(
        letters.list(which(message, party, kind, reason)).stream().map(DeadLetter::of).toList());
  }

  /**
   * Replays, or discards where a reason for it is given, what the parameters name; at least one of
   * them, or {@code all}.
   *
   * @param discard why what is named is given up; empty: it is tried again
   */
  @WriteOperation
  Done act(
      @Nullable String message,
      @Nullable String party,
      @Nullable String kind,
      @Nullable String reason,
      @Nullable Boolean all,
      @Nullable String discard,
      SecurityContext who) {
    if (message == null && party == null && kind == null && reason == null && all == null) {
      throw unusable();
    }
    DeadLetters.Which which = which(message, party, kind, reason);
    String by = Operator.of(who);
    return discard == null
        ? Done.of(letters.replay(which, by))
        : new Done(letters.discard(which, discardReason(discard), by), List.of());
  }

  private static DeadLetters.Which which(
      @Nullable String message,
      @Nullable String party,
      @Nullable String kind,
      @Nullable String reason) {
    try {
      return new DeadLetters.Which(
          Optional.ofNullable(message).map(MessageId::parse),
          Optional.ofNullable(party).map(PartyId::new),
          Optional.ofNullable(kind)
              .map(code -> MessageKind.ofCode(code).orElseThrow(IllegalArgumentException::new)),
          Optional.ofNullable(reason));
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  private static DeadLetters.DiscardReason discardReason(String code) {
    try {
      return DeadLetters.DiscardReason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  private static InvalidEndpointRequestException unusable() {
    return new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
  }

  /** What lies there. */
  record Listing(List<DeadLetter> deadLetters) {}

  /**
   * How many it was done for.
   *
   * @param overtaken what was not tried again, for its receiver has a newer version
   */
  record Done(int messages, List<Overtaken> overtaken) {

    static Done of(DeadLetters.Replayed replayed) {
      return new Done(
          replayed.messages(),
          replayed.overtaken().entrySet().stream()
              .map(each -> new Overtaken(each.getKey().toString(), each.getValue().toString()))
              .sorted(Comparator.comparing(Overtaken::id))
              .toList());
    }
  }

  /**
   * @param by the newer version
   */
  record Overtaken(String id, String by) {}

  /**
   * A message that could not be carried further.
   *
   * @param stage what was being done with it
   * @param reason a code, or the class of the failure
   * @param attempts how often it was tried
   */
  record DeadLetter(
      String id,
      String stage,
      String reason,
      int attempts,
      Instant since,
      String kind,
      String sender,
      String receiver) {

    static DeadLetter of(DeadLetters.Letter letter) {
      return new DeadLetter(
          letter.message().toString(),
          letter.stage(),
          letter.reason(),
          letter.attempts(),
          letter.since(),
          letter.kind().code(),
          letter.sender().sor(),
          letter.receiver().sor());
    }
  }
}
