package dk.sektorbro.course;

import dk.sektorbro.course.jdbc.JdbcCourseBook;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import java.time.Clock;
import java.time.Duration;
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
  TimedWork forgottenStays(
      CourseBook book, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-stays",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () ->
                    book.forgetBefore(
                        clock
                            .instant()
                            .atZone(DanishTime.ZONE)
                            .minus(rules.remembers())
                            .toInstant())));
  }
}
