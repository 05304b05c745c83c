package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.DanishCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of the sickness-benefit clock, each for the days it is in force. Where several are, the
 * earliest deadline counts.
 */
public final class BenefitRules {

  /** A case that is followed up more often than this in half a year is configured wrongly. */
  private static final int MOST_FOLLOW_UPS = 60;

  private final List<Rule> rules;
  private final Certificate certificate;
  private final Standby standby;
  private final DanishCalendar calendar;
  private final AnswerTimes answerTimes;

  /**
   * The certificate that the first follow-up is planned with.
   *
   * @param leadDays so many working days before the follow-up it should be there
   */
  record Certificate(String form, int leadDays) {}

  /**
   * What is asked for where no answer came.
   *
   * @param afterDays so many working days after the answer was due
   */
  public record Standby(String form, int afterDays) {}

  BenefitRules(
      List<Rule> rules,
      Certificate certificate,
      Standby standby,
      DanishCalendar calendar,
      AnswerTimes answerTimes) {
    this.rules = List.copyOf(rules);
    this.certificate = certificate;
    this.standby = standby;
    this.calendar = calendar;
    this.answerTimes = answerTimes;
  }

  /** Code of the form that is asked for first. */
  public String form() {
    return certificate.form();
  }

  public Standby standby() {
    return standby;
  }

  /**
   * The timeline of a case.
   *
   * @param done the days on which each step was done, in order
   */
  public Timeline timeline(Absence absence, Map<Step, List<LocalDate>> done) {
    List<Milestone> milestones = new ArrayList<>();
    for (Step step : Step.values()) {
      if (step != Step.FOLLOW_UP) {
        single(step, absence, done.getOrDefault(step, List.of())).ifPresent(milestones::add);
      }
    }
    Optional<Milestone> first =
        milestones.stream().filter(it -> it.step() == Step.FIRST_FOLLOW_UP).findFirst();
    first.ifPresent(
        it -> milestones.addAll(series(absence, it, done.getOrDefault(Step.FOLLOW_UP, List.of()))));
    milestones.sort(Comparator.comparing(Milestone::due).thenComparing(Milestone::step));
    return new Timeline(List.copyOf(milestones), first.map(this::latestRequest));
  }

  private record Deadline(LocalDate day, Rule rule) {}

  private Optional<Milestone> single(Step step, Absence absence, List<LocalDate> done) {
    return earliest(
            step,
            absence,
            rule ->
                rule.term() instanceof Term.Single term
                    ? Optional.of(term.end(absence))
                    : Optional.empty())
        .map(deadline -> milestone(deadline, 1, done.stream().findFirst()));
  }

  /** Follow-ups after the first: each is counted from the day of the one before, held or due. */
  private List<Milestone> series(Absence absence, Milestone first, List<LocalDate> done) {
    List<Milestone> series = new ArrayList<>();
    LocalDate last = first.done().orElse(first.due());
    for (int count = 1; count < MOST_FOLLOW_UPS; count++) {
      LocalDate before = last;
      int held = count;
      Optional<Deadline> next =
          earliest(
              Step.FOLLOW_UP,
              absence,
              rule ->
                  rule.term() instanceof Term.Series term
                      ? term.next(absence, before, held)
                      : Optional.empty());
      if (next.isEmpty()) {
        break;
      }
      Optional<LocalDate> heldOn =
          done.size() >= count ? Optional.of(done.get(count - 1)) : Optional.empty();
      series.add(milestone(next.get(), count + 1, heldOn));
      last = heldOn.orElse(next.get().day());
    }
    return series;
  }

  private Optional<Deadline> earliest(
      Step step, Absence absence, Function<Rule, Optional<LocalDate>> end) {
    return rules.stream()
        .filter(rule -> rule.isFor(step, absence))
        .flatMap(
            rule ->
                end.apply(rule).flatMap(rule::inForce).map(day -> new Deadline(day, rule)).stream())
        .min(Comparator.comparing(Deadline::day));
  }

  private Milestone milestone(Deadline deadline, int number, Optional<LocalDate> done) {
    return new Milestone(
        deadline.rule().step(),
        number,
        deadline.day(),
        switch (deadline.rule().moves()) {
          case EARLIER -> calendar.onOrBeforeWorkingDay(deadline.day());
          case LATER -> calendar.onOrAfterWorkingDay(deadline.day());
        },
        done,
        deadline.rule().source());
  }

  private Timeline.LatestRequest latestRequest(Milestone followUp) {
    LocalDate needed = calendar.minusWorkingDays(followUp.act(), certificate.leadDays());
    AnswerTimes.Days days = answerTimes.of(certificate.form(), needed);
    return new Timeline.LatestRequest(
        certificate.form(),
        needed,
        calendar.onOrBeforeWorkingDay(needed.minus(days.usual())),
        calendar.onOrBeforeWorkingDay(needed.minus(days.least())));
  }

  /**
   * The day on which to have the answer to a request that is made now: the form's usual time, or by
   * when it is needed where that is sooner, but never sooner than the law lets one ask.
   *
   * @param needed by when it would be of use; empty where it is of use at any time
   */
  public LocalDate dueIfAsked(String form, LocalDate asked, Optional<LocalDate> needed) {
    AnswerTimes.Days days = answerTimes.of(form, asked);
    LocalDate usual = calendar.onOrAfterWorkingDay(asked.plus(days.usual()));
    LocalDate least = asked.plus(days.least());
    LocalDate wanted = needed.filter(day -> day.isBefore(usual)).orElse(usual);
    return wanted.isBefore(least) ? calendar.onOrAfterWorkingDay(least) : wanted;
  }

  /** The first day on which standby is offered, where nothing came by the day it was due. */
  public LocalDate standbyFrom(LocalDate due) {
    return calendar.plusWorkingDays(due, standby.afterDays());
  }
}
