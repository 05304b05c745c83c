package dk.sektorbro.participant;

import dk.sektorbro.exchange.config.ConfigDirectory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the directory of parties. */
@Configuration(proxyBeanMethods = false)
class ParticipantConfiguration {

  @Bean
  WatchedDirectory participantDirectory(ConfigDirectory config, KeyDirectory keys, Clock clock) {
    return new WatchedDirectory(config.file("participants.yaml"), keys.path(), clock);
  }
}
