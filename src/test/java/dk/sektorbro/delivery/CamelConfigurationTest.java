package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CamelConfigurationTest {

  @Test
  void theWayIntoTheRoutesIsMadeBeforeTheFirstRequestCanAskForIt() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
        .withUserConfiguration(CamelConfiguration.class)
        .run(
            hub -> {
              String[] templates = hub.getBeanNamesForType(ProducerTemplate.class, true, false);
              assertThat(templates)
                  .singleElement()
                  .satisfies(
                      name -> assertThat(hub.getBeanFactory().containsSingleton(name)).isTrue());
            });
  }
}
