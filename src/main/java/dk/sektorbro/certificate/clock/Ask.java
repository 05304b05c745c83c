package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the hub is with asking for something by itself.
 *
 * @param since when it came that far
 * @param request what is asked, once that was decided
 * @param reason why it could not be asked
 */
public record Ask(State state, Instant since, Optional<Request> request, Optional<String> reason) {

  /** How far. */
  public enum State {
    /** The jobcentre asks itself, as the work list proposes. */
    PROPOSED,
    /** It is asked the moment the citizen's consent is registered. */
    WAITS_FOR_CONSENT,
    /**
     * Decided, and being handed over. A crash leaves it here, and the same is handed over again.
     */
    INTENDED,
    /** It could not be handed over before its day was too near, and is decided anew. */
    LAPSED,
    MADE,
    /** It was refused; the jobcentre has to ask itself. */
    FAILED
  }

  /**
   * A request the hub makes in the jobcentre's name. Its ids follow from the case, so that the same
   * request is made again after a crash.
   *
   * @param attempt counts from 1; a request that never reached the answerer makes the next
   * @param writtenAt when it was decided
   */
  public record Request(
      int attempt,
      String form,
      PartyId answerer,
      LocalDate due,
      String messageId,
      String requestId,
      String conversationId,
      Instant writtenAt) {

    static Request of(
        SickLeaveCase about,
        Aim aim,
        int attempt,
        String form,
        PartyId answerer,
        LocalDate due,
        Instant at) {
      MessageId base = about.id().consequence(aim + "/" + attempt);
      return new Request(
          attempt,
          form,
          answerer,
          due,
          base.consequence("message").toString(),
          base.consequence("request").toString(),
          about.id().consequence("conversation").toString(),
          at);
    }
  }

  static Ask of(State state, Instant since) {
    return new Ask(state, since, Optional.empty(), Optional.empty());
  }

  static Ask intended(Request request) {
    return new Ask(State.INTENDED, request.writtenAt(), Optional.of(request), Optional.empty());
  }

  /** Whether the hub is about to ask, so that nobody else has to. */
  boolean isPending() {
    return state == State.INTENDED || state == State.LAPSED;
  }

  Ask made(Instant at) {
    return new Ask(State.MADE, at, request, Optional.empty());
  }

  Ask lapsed(Instant at) {
    return new Ask(State.LAPSED, at, request, Optional.empty());
  }

  Ask failed(Instant at, String why) {
    return new Ask(State.FAILED, at, request, Optional.of(why));
  }
}
