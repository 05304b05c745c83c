package dk.sektorbro.course;

import dk.sektorbro.course.jdbc.JdbcCourseBook;
import dk.sektorbro.course.jdbc.JdbcPlanBook;
import dk.sektorbro.course.plan.ChangePlan;
import dk.sektorbro.course.plan.Overlaps;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the shared course. */
@Configuration(proxyBeanMethods = false)
class CourseConfiguration {

  @Bean
  CourseRules courseRules(ConfigDirectory config) {
    return CourseRules.read(config.file("course.yaml"));
  }

  @Bean
  CourseBook courseBook(JdbcClient jdbc, Concealer concealer) {
    return new JdbcCourseBook(jdbc, concealer);
  }

  @Bean
  HeedNotification heedNotification(
      CourseBook book, Ledger ledger, CourseRules rules, Clock clock) {
    return new HeedNotification(book, ledger, rules.tells(), clock);
  }

  @Bean
  ChangePackage changePackage(DanishCalendar calendar) {
    return new ChangePackage(calendar);
  }

  @Bean
  Calls calls(CourseBook book, Ledger ledger) {
    return new Calls(book, ledger);
  }

  @Bean
  Reading reading(Ledger ledger, ParticipantDirectory directory) {
    return new Reading(ledger, party -> directory.get(party).delivery() instanceof Delivery.Push);
  }

  @Bean
  PlanBook planBook(JdbcClient jdbc, Concealer concealer) {
    return new JdbcPlanBook(jdbc, concealer);
  }

  @Bean
  ChangePlan changePlan(PlanBook book, ParticipantDirectory directory, Clock clock) {
    return new ChangePlan(book, party -> directory.get(party).sector(), clock);
  }

  @Bean
  Overlaps overlaps(CourseRules rules) {
    return new Overlaps(rules.mostInAWeek());
  }

  @Bean
  TimedWork forgottenPlans(PlanBook book, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-plans",
        Duration.ofHours(1),
        () -> transactions.run(() -> book.forgetUnchangedSince(remembered(rules, clock))));
  }

  private static Instant remembered(CourseRules rules, Clock clock) {
    return clock.instant().atZone(DanishTime.ZONE).minus(rules.remembers()).toInstant();
  }

  @Bean
  TimedWork forgottenStays(
      CourseBook book, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-stays",
        Duration.ofHours(1),
        () -> transactions.run(() -> book.forgetBefore(remembered(rules, clock))));
  }
}
