package dk.sektorbro.course.discharge;

import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.jdbc.JdbcPlannedDischarges;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires planned discharges. */
@Configuration(proxyBeanMethods = false)
class DischargeConfiguration {

  @Bean
  PlannedDischarges plannedDischarges(JdbcClient jdbc, Concealer concealer) {
    return new JdbcPlannedDischarges(jdbc, concealer);
  }

  @Bean
  PlanDischarge planDischarge(PlannedDischarges discharges, Ledger ledger, Clock clock) {
    return new PlanDischarge(discharges, ledger, clock);
  }

  @Bean
  TimedWork forgottenDischarges(
      PlannedDischarges discharges, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-discharges",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () ->
                    discharges.forgetBefore(
                        clock
                            .instant()
                            .atZone(DanishTime.ZONE)
                            .minus(rules.remembers())
                            .toInstant())));
  }
}
