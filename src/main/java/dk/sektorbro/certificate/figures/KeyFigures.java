package dk.sektorbro.certificate.figures;

import dk.sektorbro.certificate.clock.BenefitRules;
import dk.sektorbro.certificate.clock.Cases;
import dk.sektorbro.certificate.clock.EarlyPolicy;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.certificate.clock.RequestsMade.Made;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.figures.IpsOutcomes.Outcome;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The key figures of a jobcentre's cases and of the referrals to it, over whole months and by
 * department, so that nobody can work a small group out of the difference of two periods or of a
 * whole and its parts.
 */
public final class KeyFigures {

  private final Cases cases;
  private final RequestsMade requests;
  private final BenefitRules rules;
  private final EarlyPolicy policy;
  private final IpsOutcomes outcomes;
  private final Clock clock;

  public KeyFigures(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      IpsOutcomes outcomes,
      Clock clock) {
    this.cases = cases;
    this.requests = requests;
    this.rules = rules;
    this.policy = policy;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * A row for all cases and referrals that came to the hub in these months, and one for each
   * department.
   *
   * @param last inclusive
   */
  public List<Row> of(PartyId jobcentre, YearMonth first, YearMonth last) {
    Instant from = begin(first);
    Instant until = begin(last.plusMonths(1));
    List<Counted> all = counted(jobcentre, from, until);
    List<Outcome> referrals = outcomes.of(jobcentre, from, until);
    Map<String, List<Figure>> ofCases =
        byDepartment(Departments.of(all, each -> department(jobcentre, each)), KeyFigures::ofCases);
    Map<String, List<Figure>> ofReferrals =
        byDepartment(
            Departments.of(referrals, each -> Optional.of(each.department())), IpsFigures::of);
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(jobcentre, Row.ALL, first, last, both(ofCases(all), IpsFigures.of(referrals))));
    Set<String> departments = new TreeSet<>(ofCases.keySet());
    departments.addAll(ofReferrals.keySet());
    for (String department : departments) {
      rows.add(
          new Row(
              jobcentre,
              department,
              first,
              last,
              both(
                  ofCases.getOrDefault(department, untold(ofCases(List.of()))),
                  ofReferrals.getOrDefault(department, untold(IpsFigures.of(List.of()))))));
    }
    return rows;
  }

  private static <T> Map<String, List<Figure>> byDepartment(
      Map<String, List<T>> departments, Function<List<T>, List<Figure>> figures) {
    Map<String, List<Figure>> each = new TreeMap<>();
    departments.forEach((department, of) -> each.put(department, figures.apply(of)));
    return NoDifference.between(each);
  }

  /** Of a department that is told of in the other figures alone. */
  private static List<Figure> untold(List<Figure> figures) {
    return figures.stream().map(Figure::heldBack).toList();
  }

  private static List<Figure> both(List<Figure> cases, List<Figure> referrals) {
    return Stream.concat(cases.stream(), referrals.stream()).toList();
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(DanishTime.ZONE).toInstant();
  }

  private List<Counted> counted(PartyId jobcentre, Instant from, Instant until) {
    List<SickLeaveCase> found = cases.registered(jobcentre, from, until);
    Map<MessageId, List<Made>> made = requests.in(found.stream().map(SickLeaveCase::id).toList());
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    return found.stream()
        .map(
            each ->
                new Counted(
                    each,
                    rules.timeline(each.particulars().absence(), each.particulars().done()),
                    made.getOrDefault(each.id(), List.of()),
                    rules.form(),
                    today))
        .toList();
  }

  private Optional<PartyId> department(PartyId jobcentre, Counted each) {
    return each.of().department().or(() -> policy.of(jobcentre).department());
  }

  private static List<Figure> ofCases(List<Counted> of) {
    List<Made> reached = of.stream().flatMap(Counted::reached).toList();
    return List.of(
        Figure.count(Measure.CASES, of.size(), of.size()),
        Figure.count(
            Measure.WAITING_FOR_CONSENT,
            (int) of.stream().filter(Counted::waitsForConsent).count(),
            of.size()),
        Figure.median(
            Measure.DAYS_TO_REQUEST,
            of.stream().flatMap(each -> each.daysToRequest().stream()).toList()),
        Figure.median(
            Measure.DAYS_TO_ANSWER,
            reached.stream().flatMap(request -> Counted.daysToAnswer(request).stream()).toList()),
        Figure.share(
            Measure.ANSWERED_IN_TIME,
            of.stream()
                .flatMap(each -> each.reached().flatMap(request -> each.inTime(request).stream()))
                .toList()),
        Figure.share(
            Measure.ANSWER_THERE,
            of.stream().flatMap(each -> each.answerThere().stream()).toList()),
        Figure.share(
            Measure.FIRST_FOLLOW_UP_IN_TIME,
            of.stream().flatMap(each -> each.inTime(Step.FIRST_FOLLOW_UP)).toList()),
        Figure.share(
            Measure.FOLLOW_UPS_IN_TIME,
            of.stream().flatMap(each -> each.inTime(Step.FOLLOW_UP)).toList()),
        Figure.share(
            Measure.EMPLOYER_CONTACTED,
            of.stream().flatMap(each -> each.done(Step.EMPLOYER_CONTACT)).toList()),
        Figure.share(Measure.OFFERED, of.stream().flatMap(each -> each.done(Step.OFFER)).toList()),
        Figure.count(
            Measure.REMINDERS, reached.stream().mapToInt(Made::reminders).sum(), reached.size()),
        Figure.count(
            Measure.RETURNS, reached.stream().mapToInt(Made::returns).sum(), reached.size()),
        Figure.count(
            Measure.DECLINED,
            (int) reached.stream().filter(it -> it.state() == RequestsMade.State.DECLINED).count(),
            reached.size()));
  }
}
