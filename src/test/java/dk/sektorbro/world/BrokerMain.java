package dk.sektorbro.world;

import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker by itself: {@code BrokerMain file:/…/primary.xml password}. Ends when killed. */
public final class BrokerMain {

  private BrokerMain() {}

  public static void main(String... arguments) throws Exception {
    SecurityConfiguration users =
        new SecurityConfiguration(Map.of(BrokerPair.USER, arguments[1]), Map.of());
    users.addRole(BrokerPair.USER, "amq");
    new EmbeddedActiveMQ()
        .setConfigResourcePath(arguments[0])
        .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users))
        .start();
    Thread.currentThread().join();
  }
}
