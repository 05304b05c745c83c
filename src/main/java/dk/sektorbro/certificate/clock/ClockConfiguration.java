package dk.sektorbro.certificate.clock;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.jdbc.JdbcCases;
import dk.sektorbro.certificate.clock.jdbc.JdbcRequestsMade;
import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.exchange.CaseIndex;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the sickness-benefit clock. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  AnswerTimes answerTimes(CertificateForms forms) {
    return new AnswerTimesOfForms(forms);
  }

  @Bean
  BenefitRules benefitRules(
      ConfigDirectory config, DanishCalendar calendar, AnswerTimes answerTimes) {
    return BenefitRulesFile.read(config.file("sickness-benefit.yaml"), calendar, answerTimes);
  }

  @Bean
  EarlyPolicy earlyPolicy(ConfigDirectory config, ParticipantDirectory directory) {
    return EarlyPolicyFile.read(config.file("early-requests.yaml"), directory);
  }

  @Bean
  Cases cases(JdbcClient jdbc, Concealer concealer) {
    return new JdbcCases(jdbc, concealer);
  }

  @Bean
  RequestsMade requestsMade(JdbcClient jdbc, CertificateRequests requests) {
    return new JdbcRequestsMade(jdbc, requests);
  }

  @Bean
  EarlyRequests earlyRequests(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      ConsentOutlook outlook,
      MakesRequests maker,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new EarlyRequests(
        cases,
        requests,
        rules,
        policy,
        (about, answerer, at) ->
            outlook.decide(
                    new ConsentOutlook.Prospect(
                        about.citizen(),
                        about.jobcentre(),
                        answerer,
                        MessageKind.CERTIFICATE_REQUEST,
                        Optional.of(Purpose.SICKNESS_BENEFIT_CASE),
                        Optional.of(about.particulars().caseNumber()),
                        Unwritten.NOTHING_KNOWN,
                        at))
                instanceof ShareDecision.Permit,
        maker,
        audit,
        transactions,
        clock);
  }

  @Bean
  TimedWork earlyRequestsDue(EarlyRequests early) {
    return TimedWork.every("early-requests", Duration.ofMinutes(1), early::run);
  }

  @Bean
  CaseDesk caseDesk(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyRequests early,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      CaseIndex numbers,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new CaseDesk(
        cases, requests, rules, early, directory, citizens, numbers, audit, transactions, clock);
  }

  @Bean
  WorkList workList(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      CallsToMake calls,
      Clock clock) {
    return new WorkList(cases, requests, rules, policy, calls, clock);
  }
}
