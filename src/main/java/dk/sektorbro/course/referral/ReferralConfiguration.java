package dk.sektorbro.course.referral;

import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.Reading;
import dk.sektorbro.course.jdbc.JdbcReferrals;
import dk.sektorbro.course.move.Succession;
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

/** Wires referrals to individual placement and support. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

  @Bean
  Referrals referrals(JdbcClient jdbc, Concealer concealer) {
    return new JdbcReferrals(jdbc, concealer);
  }

  @Bean
  ReferToIps referToIps(Referrals referrals, Clock clock) {
    return new ReferToIps(referrals, clock);
  }

  @Bean
  ReportProgress reportProgress(
      Referrals referrals,
      Ledger ledger,
      Reading reading,
      Succession succession,
      CourseRules rules,
      Clock clock) {
    return new ReportProgress(
        referrals, ledger, reading, succession, rules.stillThereAfter(), clock);
  }

  @Bean
  UndoReferral undoReferral(Referrals referrals, Clock clock) {
    return new UndoReferral(referrals, clock);
  }

  @Bean
  TimedWork forgottenReferrals(
      Referrals referrals, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-referrals",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () ->
                    referrals.forgetBefore(
                        clock
                            .instant()
                            .atZone(DanishTime.ZONE)
                            .minus(rules.remembers())
                            .toInstant())));
  }
}
