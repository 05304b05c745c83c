package dk.sektorbro.delivery;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Camel's own configuration would make too late. */
@Configuration(proxyBeanMethods = false)
class CamelConfiguration {

  /**
   * Camel's own is made at its first use. That may be a request while the routes are being started:
   * the request holds Spring's lock on beans and waits for Camel, and the start holds Camel's and
   * waits for Spring's.
   */
  @Bean
  ProducerTemplate producerTemplate(CamelContext camel) {
    return camel.createProducerTemplate();
  }
}
