package dk.sektorbro.certificate.clock;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.Event;
import dk.sektorbro.certificate.Stage;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests for certificates that were made in a case, by the jobcentre or by the hub. */
@FunctionalInterface
public interface RequestsMade {

  /** By case, oldest first; a case without one has an empty list. */
  Map<MessageId, List<Made>> in(Collection<MessageId> cases);

  default List<Made> in(MessageId one) {
    return in(List.of(one)).getOrDefault(one, List.of());
  }

  /**
   * A request and what came of it, as far as the jobcentre of the case knows: where the citizen has
   * moved away from it, only until then.
   *
   * @param due when the answer is due; after a return, when the supplement is
   * @param firstDue when it was due as it was asked for
   * @param answered when the first answer was given
   * @param takenOver when it was handed over to the jobcentre, which follows on another
   * @param reminders how often the answerer was reminded, since then
   * @param returns how often an answer was sent back, since then
   */
  record Made(
      MessageId id,
      String requestId,
      String form,
      Instant asked,
      LocalDate due,
      LocalDate firstDue,
      State state,
      Optional<Instant> answered,
      Optional<Instant> takenOver,
      int reminders,
      int returns) {

    public static Optional<Made> of(CertificateRequest request, PartyId jobcentre) {
      return request.asKnownTo(jobcentre).map(known -> of(known, takenOver(known, jobcentre)));
    }

    private static Made of(CertificateRequest known, Optional<Event> takenOver) {
      List<Event> since =
          takenOver
              .map(
                  event ->
                      known
                          .timeline()
                          .subList(known.timeline().indexOf(event), known.timeline().size()))
              .orElse(known.timeline());
      return new Made(
          known.id(),
          known.particulars().requestId(),
          known.form(),
          known.askedAt(),
          known.standing().due(),
          known.timeline().stream()
              .flatMap(
                  event ->
                      event.step() instanceof Step.Ordered ordered
                          ? Stream.of(ordered.due())
                          : Stream.empty())
              .findFirst()
              .orElseThrow(),
          state(known),
          known.timeline().stream()
              .filter(event -> event.step() instanceof Step.Answered)
              .map(Event::at)
              .findFirst(),
          takenOver.map(Event::at),
          count(since, Step.Reminded.class),
          count(since, Step.Returned.class));
    }

    private static Optional<Event> takenOver(CertificateRequest known, PartyId by) {
      return known.timeline().stream()
          .filter(event -> event.step() instanceof Step.HandedOver handed && handed.to().equals(by))
          .reduce((earlier, later) -> later);
    }

    private static int count(List<Event> events, Class<? extends Step> step) {
      return (int) events.stream().filter(event -> step.isInstance(event.step())).count();
    }

    private static State state(CertificateRequest request) {
      return switch (request.standing().stage()) {
        case Stage.Awaiting awaiting -> State.OPEN;
        case Stage.Answered answered -> State.ANSWERED;
        case Stage.Closed closed -> State.ANSWERED;
        case Stage.Declined declined -> State.DECLINED;
        case Stage.Recalled recalled -> State.ENDED;
        case Stage.Moved moved -> State.ENDED;
        case Stage.Withheld withheld -> stopped(request) ? State.STOPPED : State.NEVER_ARRIVED;
      };
    }

    private static boolean stopped(CertificateRequest request) {
      return request.timeline().stream()
          .anyMatch(event -> event.step() instanceof Step.NotShared not && not.forGood());
    }

    public boolean reached() {
      return state != State.NEVER_ARRIVED && state != State.STOPPED;
    }

    /** Whether it can be made again without going against anybody. */
    public boolean mayBeRepeated() {
      return state == State.NEVER_ARRIVED;
    }

    public boolean isOpen() {
      return state == State.OPEN;
    }
  }

  /** What came of a request. */
  enum State {
    /** Its answer, or a supplement, is still to come. */
    OPEN,
    ANSWERED,
    DECLINED,
    /** Taken back by its requester, or the citizen has moved away from the jobcentre. */
    ENDED,
    /** It was not shared, or not collected in time. */
    NEVER_ARRIVED,
    /** Somebody took it out of the exchange, or the receiver cannot use it. */
    STOPPED
  }
}
