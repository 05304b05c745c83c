package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a jobcentre has to do by when, in its open cases and after discharges, the most urgent
 * first.
 */
public final class WorkList {

  private static final int USUAL_WEEKS = 4;

  private final Cases cases;
  private final RequestsMade requests;
  private final BenefitRules rules;
  private final EarlyPolicy policy;
  private final CallsToMake calls;
  private final Clock clock;

  public WorkList(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      CallsToMake calls,
      Clock clock) {
    this.cases = cases;
    this.requests = requests;
    this.rules = rules;
    this.policy = policy;
    this.calls = calls;
    this.clock = clock;
  }

  /** What is due within four weeks. */
  public List<WorkTask> of(PartyId jobcentre) {
    return of(
        jobcentre, LocalDate.ofInstant(clock.instant(), DanishTime.ZONE).plusWeeks(USUAL_WEEKS));
  }

  /**
   * @param until what is due later is left out
   */
  public List<WorkTask> of(PartyId jobcentre, LocalDate until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    List<SickLeaveCase> open = cases.open(jobcentre);
    Map<MessageId, List<RequestsMade.Made>> made =
        requests.in(open.stream().map(SickLeaveCase::id).toList());
    Stream<WorkTask> inCases =
        open.stream()
            .flatMap(
                each ->
                    new OfOneCase(each, made.getOrDefault(each.id(), List.of()), today).tasks());
    return Stream.concat(inCases, calls.of(jobcentre, today).stream())
        .filter(task -> !task.by().isAfter(until))
        .sorted(
            Comparator.comparing(WorkTask::by)
                .thenComparing(WorkTask::what)
                .thenComparing(task -> task.caseNumber().orElse("")))
        .toList();
  }

  private final class OfOneCase {

    private final SickLeaveCase of;
    private final List<RequestsMade.Made> made;
    private final LocalDate today;
    private final Timeline timeline;

    OfOneCase(SickLeaveCase of, List<RequestsMade.Made> made, LocalDate today) {
      this.of = of;
      this.made = made;
      this.today = today;
      this.timeline = rules.timeline(of.particulars().absence(), of.particulars().done());
    }

    Stream<WorkTask> tasks() {
      return Stream.of(certificate().stream(), late(), steps()).flatMap(tasks -> tasks);
    }

    private Optional<WorkTask> certificate() {
      boolean asked = made.stream().anyMatch(it -> it.form().equals(rules.form()) && it.reached());
      boolean pending = of.ask(Aim.CERTIFICATE).map(Ask::isPending).orElse(false);
      boolean followedUp = !of.done(Step.FIRST_FOLLOW_UP).isEmpty();
      return timeline
          .request()
          .filter(latest -> !asked && !pending && !followedUp)
          .map(
              latest ->
                  toAsk(
                      Aim.CERTIFICATE,
                      latest.form(),
                      latest.usual(),
                      Optional.of(latest.needed())));
    }

    private WorkTask toAsk(Aim aim, String form, LocalDate by, Optional<LocalDate> needed) {
      Optional<Ask> ask = of.ask(aim);
      boolean waits = ask.map(it -> it.state() == Ask.State.WAITS_FOR_CONSENT).orElse(false);
      return new WorkTask(
          waits ? WorkTask.What.GET_CONSENT : WorkTask.What.ASK,
          Optional.of(of.particulars().caseNumber()),
          by,
          by.isBefore(today),
          Optional.of(form),
          of.department().or(() -> policy.of(of.jobcentre()).department()),
          Optional.empty(),
          Optional.of(rules.dueIfAsked(form, today, needed)),
          waits
              ? "The hub asks as soon as the citizen's consent is registered."
              : ask.flatMap(Ask::reason)
                  .map(code -> "The hub could not ask by itself: " + code + ".")
                  .orElse("Asked by then, the answer can be there for the follow-up."),
          Optional.empty());
    }

    /**
     * Requests that are overdue: to be reminded of, and standby where that is for the jobcentre.
     */
    private Stream<WorkTask> late() {
      List<RequestsMade.Made> overdue =
          made.stream().filter(it -> it.isOpen() && it.due().isBefore(today)).toList();
      Stream<WorkTask> reminders =
          overdue.stream()
              .map(
                  it ->
                      new WorkTask(
                          WorkTask.What.REMIND,
                          Optional.of(of.particulars().caseNumber()),
                          it.due(),
                          true,
                          Optional.of(it.form()),
                          Optional.empty(),
                          Optional.of(it.requestId()),
                          Optional.empty(),
                          "The answer was due then.",
                          Optional.empty()));
      Stream<WorkTask> standby =
          of
              .ask(Aim.STANDBY)
              .filter(ask -> !ask.isPending() && ask.state() != Ask.State.MADE)
              .filter(ask -> made.stream().noneMatch(it -> it.answered().isPresent()))
              .map(ask -> toAsk(Aim.STANDBY, rules.standby().form(), today, Optional.empty()))
              .stream();
      return Stream.concat(reminders, standby);
    }

    /** The next of each step. */
    private Stream<WorkTask> steps() {
      Set<WorkTask.What> named = new HashSet<>();
      return timeline.milestones().stream()
          .filter(milestone -> milestone.done().isEmpty())
          .filter(milestone -> named.add(WorkTask.What.of(milestone.step())))
          .map(
              milestone ->
                  new WorkTask(
                      WorkTask.What.of(milestone.step()),
                      Optional.of(of.particulars().caseNumber()),
                      milestone.act(),
                      milestone.act().isBefore(today),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      milestone.source(),
                      Optional.empty()));
    }
  }
}
