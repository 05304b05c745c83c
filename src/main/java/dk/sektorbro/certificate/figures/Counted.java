package dk.sektorbro.certificate.figures;

import dk.sektorbro.certificate.clock.Aim;
import dk.sektorbro.certificate.clock.Ask;
import dk.sektorbro.certificate.clock.Milestone;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.certificate.clock.RequestsMade.Made;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.clock.Timeline;
import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one case adds to the figures.
 *
 * @param form that is asked for first
 * @param today what is due later is not counted yet
 */
record Counted(
    SickLeaveCase of, Timeline timeline, List<Made> requests, String form, LocalDate today) {

  boolean waitsForConsent() {
    return !of.closed()
        && of.ask(Aim.CERTIFICATE)
            .map(ask -> ask.state() == Ask.State.WAITS_FOR_CONSENT)
            .orElse(false);
  }

  private Optional<Made> firstRequest() {
    return requests.stream().filter(it -> it.form().equals(form) && it.reached()).findFirst();
  }

  /** Requests that reached the answerer, of any form. */
  Stream<Made> reached() {
    return requests.stream().filter(Made::reached);
  }

  /** What was asked for by another and handed over counts for whoever asked. */
  Optional<Long> daysToRequest() {
    return firstRequest()
        .filter(it -> it.takenOver().isEmpty())
        .map(it -> ChronoUnit.DAYS.between(of.particulars().absence().firstDay(), day(it.asked())));
  }

  /** An answer that came before a hand-over counts for whoever got it. */
  static Optional<Long> daysToAnswer(Made request) {
    return request
        .answered()
        .filter(at -> request.takenOver().filter(at::isBefore).isEmpty())
        .map(at -> ChronoUnit.DAYS.between(day(request.asked()), day(at)));
  }

  /** Empty while the answer is neither there nor due. */
  Optional<Boolean> inTime(Made request) {
    if (request.state() == RequestsMade.State.ENDED
        || request.state() == RequestsMade.State.DECLINED) {
      return Optional.empty();
    }
    return request
        .answered()
        .map(at -> !day(at).isAfter(request.firstDue()))
        .or(() -> request.firstDue().isBefore(today) ? Optional.of(false) : Optional.empty());
  }

  /** Whether the certificate was there when the first follow-up fell due; empty before that. */
  Optional<Boolean> answerThere() {
    return timeline
        .first(Step.FIRST_FOLLOW_UP)
        .filter(this::counts)
        .map(
            followUp ->
                firstRequest()
                    .flatMap(Made::answered)
                    .map(at -> !day(at).isAfter(followUp.due()))
                    .orElse(false));
  }

  Stream<Boolean> inTime(Step step) {
    return timeline.milestones().stream()
        .filter(it -> it.step() == step)
        .filter(this::counts)
        .map(Milestone::inTime);
  }

  /** Whether a step that fell due was done at all. */
  Stream<Boolean> done(Step step) {
    return timeline.milestones().stream()
        .filter(it -> it.step() == step)
        .filter(it -> counts(it) || it.done().isPresent())
        .map(it -> it.done().isPresent());
  }

  /** A case that was closed before a deadline had none. */
  private boolean counts(Milestone milestone) {
    return milestone.due().isBefore(today)
        && of.particulars().closedOn().map(end -> !end.isBefore(milestone.due())).orElse(true);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, DanishTime.ZONE);
  }
}
