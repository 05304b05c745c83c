package dk.sektorbro.participant;

import dk.sektorbro.exchange.config.ConfigDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the directory of parties. */
@Configuration(proxyBeanMethods = false)
class ParticipantConfiguration {

  @Bean
  ParticipantDirectory participantDirectory(ConfigDirectory config, KeyDirectory keys) {
    return ParticipantFile.read(config.file("participants.yaml"), keys.path());
  }
}
