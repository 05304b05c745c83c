package dk.sektorbro.certificate.figures;

import dk.sektorbro.certificate.clock.BenefitRules;
import dk.sektorbro.certificate.clock.Cases;
import dk.sektorbro.certificate.clock.EarlyPolicy;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.certificate.clock.RequestsMade.Made;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The key figures of a jobcentre's cases, over whole months and by department, so that nobody can
 * work a small group out of the difference of two periods or of a whole and its parts.
 */
public final class KeyFigures {

  private final Cases cases;
  private final RequestsMade requests;
  private final BenefitRules rules;
  private final EarlyPolicy policy;
  private final Clock clock;

  public KeyFigures(
      Cases cases, RequestsMade requests, BenefitRules rules, EarlyPolicy policy, Clock clock) {
    this.cases = cases;
    this.requests = requests;
    this.rules = rules;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * A row for all cases that came to the hub in these months, and one for each department.
   *
   * @param last inclusive
   */
  public List<Row> of(PartyId jobcentre, YearMonth first, YearMonth last) {
    List<Counted> all = counted(jobcentre, begin(first), begin(last.plusMonths(1)));
    List<Row> departments = new ArrayList<>();
    byDepartment(jobcentre, all)
        .forEach((department, of) -> departments.add(row(jobcentre, department, first, last, of)));
    List<Row> rows = new ArrayList<>();
    rows.add(row(jobcentre, Row.ALL, first, last, all));
    rows.addAll(NoDifference.between(departments));
    return rows;
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

  /**
   * Small departments go together; where they are still few, the smallest of the others goes with
   * them. One department alone would say no more than the whole.
   */
  private Map<String, List<Counted>> byDepartment(PartyId jobcentre, List<Counted> all) {
    Map<String, List<Counted>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    each -> department(jobcentre, each).map(PartyId::sor).orElse(Row.OTHER),
                    TreeMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<Counted> other = new ArrayList<>();
    Optional.ofNullable(groups.remove(Row.OTHER)).ifPresent(other::addAll);
    List<Map.Entry<String, List<Counted>>> bySize =
        groups.entrySet().stream()
            .sorted(Comparator.comparingInt(group -> group.getValue().size()))
            .toList();
    Map<String, List<Counted>> told = new TreeMap<>();
    for (Map.Entry<String, List<Counted>> group : bySize) {
      boolean small = group.getValue().size() < Figure.SMALLEST_GROUP;
      boolean othersAreFew = !other.isEmpty() && other.size() < Figure.SMALLEST_GROUP;
      if (small || othersAreFew) {
        other.addAll(group.getValue());
      } else {
        told.put(group.getKey(), group.getValue());
      }
    }
    if (!other.isEmpty()) {
      told.put(Row.OTHER, other);
    }
    return told.size() > 1 ? told : Map.of();
  }

  private Optional<PartyId> department(PartyId jobcentre, Counted each) {
    return each.of().department().or(() -> policy.of(jobcentre).department());
  }

  private static Row row(
      PartyId jobcentre, String department, YearMonth first, YearMonth last, List<Counted> of) {
    List<Made> reached = of.stream().flatMap(Counted::reached).toList();
    return new Row(
        jobcentre,
        department,
        first,
        last,
        List.of(
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
                reached.stream()
                    .flatMap(request -> Counted.daysToAnswer(request).stream())
                    .toList()),
            Figure.share(
                Measure.ANSWERED_IN_TIME,
                of.stream()
                    .flatMap(
                        each -> each.reached().flatMap(request -> each.inTime(request).stream()))
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
            Figure.share(
                Measure.OFFERED, of.stream().flatMap(each -> each.done(Step.OFFER)).toList()),
            Figure.count(
                Measure.REMINDERS,
                reached.stream().mapToInt(Made::reminders).sum(),
                reached.size()),
            Figure.count(
                Measure.RETURNS, reached.stream().mapToInt(Made::returns).sum(), reached.size()),
            Figure.count(
                Measure.DECLINED,
                (int)
                    reached.stream()
                        .filter(it -> it.state() == RequestsMade.State.DECLINED)
                        .count(),
                reached.size())));
  }
}
