package dk.sektorbro.year;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.CaseMilestone;
import dk.sektorbro.jobcentre.soap.CaseStepCode;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCase;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SickLeaveTimeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A jobcentre that lives through the courses of a year, asking by hand or not asking at all. */
final class Jobcentre {

  private final SimulatedJobcentre system;
  private final PartyId department;
  private final boolean byHand;
  private final int citizens;
  private final Calendar calendar;
  private final DanishCalendar working;
  private final Map<Integer, LocalDate> answered = new ConcurrentHashMap<>();

  /**
   * @param citizens the first of the numbers of its citizens
   */
  Jobcentre(
      SimulatedJobcentre system,
      PartyId department,
      boolean byHand,
      int citizens,
      Calendar calendar,
      DanishCalendar working) {
    this.system = system;
    this.department = department;
    this.byHand = byHand;
    this.citizens = citizens;
    this.calendar = calendar;
    this.working = working;
  }

  private static String caseNumber(Course course) {
    return "AAR-" + course.number();
  }

  /**
   * A number that nobody has: born in 1858 and the years after, and so never registered.
   *
   * @param number below 20 000
   */
  static CitizenId citizen(int number) {
    return CitizenId.cpr(
        "%02d%02d%02d5%03d"
            .formatted(
                1 + number % 28, 1 + number / 28 % 12, 58 + number / 336 % 8, number / 2688));
  }

  int numberOf(Course course) {
    return citizens + course.number();
  }

  private TestCitizen about(Course course) {
    return new TestCitizen(citizen(numberOf(course)), "Prøve", "Borger" + course.number());
  }

  void lives(Course course) {
    calendar.plan(working.onOrAfterWorkingDay(course.reported()), () -> registers(course));
  }

  private void registers(Course course) {
    LocalDate today = working.onOrAfterWorkingDay(course.reported());
    RegisterSickLeaveCase request =
        system.sickLeaveCase(about(course), caseNumber(course), course.firstDay(), department);
    request.setEmployerKnown(course.employerKnown());
    SickLeaveTimeline timeline = system.registers(request).getTimeline();
    LocalDate followUp = due(timeline);
    if (course.consentAfter() >= 0) {
      LocalDate consent = working.onOrAfterWorkingDay(today.plusDays(course.consentAfter()));
      LocalDate byHandOn = working.onOrAfterWorkingDay(followUp.minusDays(course.askedBefore()));
      LocalDate asks = byHandOn.isBefore(consent) ? consent : byHandOn;
      if (!byHand) {
        calendar.plan(consent, () -> consents(course));
      } else if (asks.isBefore(course.recovered())) {
        calendar.plan(asks, () -> asks(course));
      }
    }
    if (followUp.isBefore(course.recovered())) {
      calendar.plan(working.onOrBeforeWorkingDay(followUp), () -> followsUp(course, followUp));
    }
    LocalDate end = working.onOrAfterWorkingDay(course.recovered());
    calendar.plan(end, () -> system.did(caseNumber(course), CaseStepCode.CLOSED, end));
  }

  private static LocalDate due(SickLeaveTimeline timeline) {
    return of(timeline, "first-follow-up").findFirst().orElseThrow().getDue();
  }

  private static Stream<CaseMilestone> of(SickLeaveTimeline timeline, String step) {
    return timeline.getMilestone().stream().filter(it -> it.getStep().equals(step));
  }

  private void consents(Course course) {
    system.registersConsent(
        new ConsentWish(
            about(course),
            department,
            caseNumber(course),
            List.of(InformationTypeCode.MEDICAL_CERTIFICATE)));
  }

  private void asks(Course course) {
    consents(course);
    RequestCertificate request =
        system.certificateRequest(
            about(course), department, caseNumber(course), "Hvornår kan arbejdet genoptages?");
    system.requestsCertificate(request);
  }

  /** The answer to a course's request is in the mailbox on that day. */
  void hasAnswer(int course, LocalDate on) {
    answered.putIfAbsent(course, on);
  }

  /** Empties the mailbox. */
  void collects() {
    List<Collected> waiting = system.collects();
    while (!waiting.isEmpty()) {
      system.acknowledges(waiting);
      waiting = system.collects();
    }
  }

  private void followsUp(Course course, LocalDate due) {
    LocalDate today = working.onOrBeforeWorkingDay(due);
    double chance =
        answered.containsKey(course.number()) ? Course.IN_TIME_WITH_ANSWER : Course.IN_TIME_WITHOUT;
    if (course.luck() < chance) {
      meets(course, today);
    } else {
      LocalDate late = working.onOrAfterWorkingDay(due.plusDays(course.daysLate()));
      if (late.isBefore(course.recovered())) {
        calendar.plan(late, () -> meets(course, late));
      }
    }
  }

  private void meets(Course course, LocalDate today) {
    if (course.employerKnown() && course.employerContacted()) {
      system.did(caseNumber(course), CaseStepCode.EMPLOYER_CONTACT, today);
    }
    if (course.offered()) {
      system.did(caseNumber(course), CaseStepCode.OFFER, today);
    }
    next(course, system.did(caseNumber(course), CaseStepCode.FOLLOW_UP, today), 0);
  }

  private void next(Course course, SickLeaveTimeline timeline, int before) {
    of(timeline, "follow-up")
        .filter(it -> it.getDoneOn() == null)
        .findFirst()
        .ifPresent(
            it -> {
              Random random = new Random(course.seed() + before);
              boolean inTime = random.nextDouble() < Course.LATER_FOLLOW_UP_IN_TIME;
              LocalDate day =
                  inTime
                      ? it.getActBy()
                      : working.onOrAfterWorkingDay(it.getDue().plusDays(3 + random.nextInt(26)));
              if (day.isBefore(course.recovered())) {
                calendar.plan(
                    day,
                    () ->
                        next(
                            course,
                            system.did(caseNumber(course), CaseStepCode.FOLLOW_UP, day),
                            before + 1));
              }
            });
  }
}
