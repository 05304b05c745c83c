package dk.sektorbro.consent;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.jdbc.JdbcConsentRegistry;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the consent gate and its registry. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

  @Bean
  ConsentRegistry consentRegistry(JdbcClient jdbc, Concealer concealer) {
    return new JdbcConsentRegistry(jdbc, concealer);
  }

  @Bean
  ConsentGate consentGate(ConsentRegistry registry) {
    return new RegistryConsentGate(registry);
  }

  @Bean
  ReleaseProfiles releaseProfiles(ConfigDirectory config) {
    return ReleaseProfiles.read(config.file("release-profiles.yaml"));
  }

  @Bean
  ConsentDesk consentDesk(
      ConsentRegistry registry,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new ConsentDesk(
        new ConsentCheck(directory, clock), registry, citizens, audit, transactions, clock);
  }
}
