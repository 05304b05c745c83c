package dk.sektorbro.delivery.scan;

import dk.sektorbro.exchange.AttachmentScanner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
        : new WhileUnavailable(asked(settings), settings.onUnavailable());
  }

  @Bean
  @ConditionalOnProperty("sektorbro.virus-scan.clamd")
  ScannerHealth virusScanHealthIndicator(ScanSettings settings) {
    return new ScannerHealth(settings.isOff() ? AttachmentScanner.NONE : asked(settings));
  }

  private static AttachmentScanner asked(ScanSettings settings) {
    return ClamdScanner.at(settings.clamd(), settings.timeout());
  }
}
