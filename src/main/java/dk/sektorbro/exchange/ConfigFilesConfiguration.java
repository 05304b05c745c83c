package dk.sektorbro.exchange;

import dk.sektorbro.exchange.config.ConfigDirectory;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires where the hub's configuration files lie. */
@Configuration(proxyBeanMethods = false)
class ConfigFilesConfiguration {

  /** As text: where Spring itself makes a path of it, a folder on the class path goes first. */
  @Bean
  ConfigDirectory configDirectory(@Value("${sektorbro.config}") String directory) {
    return new ConfigDirectory(Path.of(directory));
  }
}
