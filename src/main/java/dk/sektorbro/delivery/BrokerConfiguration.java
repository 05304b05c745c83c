package dk.sektorbro.delivery;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires Artemis and Camel's way to it. Consuming and sending in a stage share one local JMS
 * transaction: the listener's session is exposed to the sends of its thread.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

  private static final int DISK_SCAN_MILLIS = 1000;

  @Bean
  ArtemisConfigurationCustomizer persistentBroker(
      @Value("${sektorbro.data}") Path data, CapacitySettings capacity) {
    return broker -> {
      Path home = data.resolve("broker").toAbsolutePath();
      broker.setBrokerInstance(home.toFile());
      broker.setJournalDirectory(home.resolve("journal").toString());
      broker.setBindingsDirectory(home.resolve("bindings").toString());
      broker.setLargeMessagesDirectory(home.resolve("large-messages").toString());
      broker.setPagingDirectory(home.resolve("paging").toString());
      broker.setName("sektorbro");
      // Bytes, because a share of a large disk is much and of a small one is little.
      broker.setMaxDiskUsage(-1);
      broker.setMinDiskFree(capacity.brokersReserve());
      broker.setDiskScanPeriod(DISK_SCAN_MILLIS);
      broker.addAddressSetting("#", unlimitedAttempts());
    };
  }

  /**
   * When to give a message up is decided by the routes, which write down why; the broker itself
   * never drops one.
   */
  private static AddressSettings unlimitedAttempts() {
    return new AddressSettings()
        .setMaxDeliveryAttempts(-1)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setDeadLetterAddress(SimpleString.of("dead"))
        .setExpiryAddress(SimpleString.of("dead"));
  }

  @Bean
  JmsComponent jms(ConnectionFactory connections) {
    JmsComponent jms = new JmsComponent();
    jms.setConnectionFactory(connections);
    jms.getConfiguration().setTransacted(true);
    jms.getConfiguration().setLazyCreateTransactionManager(false);
    jms.getConfiguration().setCacheLevelName("CACHE_CONSUMER");
    jms.getConfiguration().setDeliveryPersistent(true);
    jms.getConfiguration().setDisableReplyTo(true);
    // The routes' own error handlers have told what failed; the listener would tell it again.
    jms.getConfiguration().setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
    jms.getConfiguration().setErrorHandlerLogStackTrace(false);
    return jms;
  }
}
