package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.policy.PolicyRestrictor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What an administrator can do in Hawtio. */
class ConsoleTest {

  @ParameterizedTest
  @ValueSource(classes = {HubMBean.class, KeysMBean.class})
  void whateverTheHubOffersToAdministratorsTheConsoleLetsThemDo(Class<?> bean) throws Exception {
    ObjectName name = new ObjectName(bean.getAnnotation(ManagedResource.class).objectName());
    try (InputStream policy =
        Objects.requireNonNull(ConsoleTest.class.getResourceAsStream("/jolokia-access.xml"))) {
      PolicyRestrictor restrictor = new PolicyRestrictor(policy);

      assertThat(Arrays.stream(bean.getMethods()))
          .filteredOn(method -> method.isAnnotationPresent(ManagedOperation.class))
          .isNotEmpty()
          .allMatch(method -> restrictor.isOperationAllowed(name, method.getName()));
    }
  }
}
