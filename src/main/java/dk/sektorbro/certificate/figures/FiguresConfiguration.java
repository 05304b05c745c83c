package dk.sektorbro.certificate.figures;

import dk.sektorbro.certificate.clock.BenefitRules;
import dk.sektorbro.certificate.clock.Cases;
import dk.sektorbro.certificate.clock.EarlyPolicy;
import dk.sektorbro.certificate.clock.RequestsMade;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the key figures. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

  @Bean
  KeyFigures keyFigures(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      IpsOutcomes outcomes,
      Clock clock) {
    return new KeyFigures(cases, requests, rules, policy, outcomes, clock);
  }
}
