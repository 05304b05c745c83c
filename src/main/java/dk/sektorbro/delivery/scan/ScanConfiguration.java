package dk.sektorbro.delivery.scan;

import dk.sektorbro.exchange.AttachmentScanner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the scanner, where one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScanSettings.class)
class ScanConfiguration {

  @Bean
  AttachmentScanner attachmentScanner(ScanSettings settings) {
    return settings.isOff()
        ? AttachmentScanner.NONE
        : new WhileUnavailable(
            ClamdScanner.at(settings.clamd(), settings.timeout()), settings.onUnavailable());
  }
}
