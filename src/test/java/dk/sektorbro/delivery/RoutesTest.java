package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.dao.QueryTimeoutException;

/**
 * The routes as they are in routes/, on a real broker, with beans that only do what a test wants.
 */
class RoutesTest {

  private static final String RECEIVER = "99999021000016005";

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
  private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
  private final List<String> held = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean databaseIsDown = new AtomicBoolean();
  private final AtomicInteger inVain = new AtomicInteger();

  @BeforeEach
  void aBrokerAndTheRoutes() throws Exception {
    String name = UUID.randomUUID().toString();
    int id = Math.abs(name.hashCode());
    Configuration configuration =
        new ConfigurationImpl()
            .setName(name)
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("vm", "vm://" + id)
            .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
    broker.setConfiguration(configuration);
    broker.start();
    connections.setConnectionFactory(new ActiveMQConnectionFactory("vm://" + id));
    camel.addComponent("jms", new BrokerConfiguration().jms(connections));
    camel.getPropertiesComponent().addInitialProperty("sektorbro.release-consumers", "1");
    bindBeans();
    DispatchRoutes dispatch =
        new DispatchRoutes(
            new FixedDirectory(
                new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
                List.of()));
    dispatch.beforeApplicationStart(camel);
    for (File file : Path.of("routes").toFile().listFiles()) {
      if (!List.of("intake.yaml", "again.yaml").contains(file.getName())) {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
      }
    }
  }

  private void start() throws Exception {
    camel.start();
    TemplatedRouteBuilder.builder(camel, "dispatch")
        .routeId("dispatch-" + RECEIVER)
        .parameter("receiver", RECEIVER)
        .add();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
    connections.stop();
    broker.stop();
  }

  private void bindBeans() {
    camel.getRegistry().bind("opener", new Open());
    camel.getRegistry().bind("translator", new Translate());
    camel.getRegistry().bind("decider", new Decide());
    camel.getRegistry().bind("cutter", new Release());
    camel.getRegistry().bind("releaser", new Release());
    camel.getRegistry().bind("setApart", new LeaveTogether());
    camel.getRegistry().bind("stopper", new Release());
    camel.getRegistry().bind("noticeDesk", new Tell());
    camel.getRegistry().bind("planNews", new Tell());
    camel.getRegistry().bind("networkMeetingDesk", new Tell());
    camel.getRegistry().bind("intakeSealer", new Seal());
    camel.getRegistry().bind("setApart", new Release());
    camel.getRegistry().bind("outboundSealer", new Seal());
    camel.getRegistry().bind("courier", new Deliver());
    camel.getRegistry().bind("waitingRoom", new Wait());
    camel.getRegistry().bind("dialogue", new NoDialogue());
    camel.getRegistry().bind("reminders", new NoDialogue());
    camel.getRegistry().bind("setback", new Hold());
  }

  private void queue(String queue, String body) {
    camel.createProducerTemplate().sendBody("jms:queue:" + queue, body);
  }

  private void awaitDelivered(String... bodies) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(delivered).containsExactly(bodies));
  }

  @Test
  void whatAStageSentBeforeItFailedIsTakenBack() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    AdviceWith.adviceWith(
        camel,
        "outbound",
        route ->
            route
                .weaveAddLast()
                .process(
                    exchange -> {
                      if (attempts.incrementAndGet() == 1) {
                        throw new QueryTimeoutException("after the send");
                      }
                    }));
    start();

    queue("intake", "one");
    queue("intake", "two");

    awaitDelivered("one", "two");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void aPoisonMessageIsHeldAndTheNextHasItsTurn() throws Exception {
    start();

    queue("intake", "poison");
    queue("intake", "wholesome");

    awaitDelivered("wholesome");
    assertThat(held).containsExactly("poison");
  }

  @Test
  void aPoisonMessageAtTheLastHopIsHeldToo() throws Exception {
    start();

    queue("outbound." + RECEIVER, "undeliverable");
    queue("outbound." + RECEIVER, "wholesome");

    awaitDelivered("wholesome");
    assertThat(held).containsExactly("undeliverable");
  }

  @Test
  void whileTheDatabaseIsDownEverythingStaysInItsQueueInOrder() throws Exception {
    databaseIsDown.set(true);
    start();
    queue("outbound." + RECEIVER, "first");
    queue("outbound." + RECEIVER, "second");
    queue("outbound." + RECEIVER, "third");
    Awaitility.await().until(() -> inVain.get() > 0);

    databaseIsDown.set(false);

    awaitDelivered("first", "second", "third");
    assertThat(held).isEmpty();
  }

  @Test
  void whatAnEarlierAttemptPutOnTheQueueIsNotPutThereAgainAndTheRestIs() throws Exception {
    camel.getRegistry().unbind("intakeSealer");
    camel.getRegistry().bind("intakeSealer", new SealOnce());
    start();
    camel.createProducerTemplate().sendBody("direct:each-to-release", List.of("one"));
    awaitDelivered("one");

    camel
        .createProducerTemplate()
        .sendBody("direct:each-to-release", List.of("one", "two", "three"));

    awaitDelivered("one", "two", "three");
  }

  /** What is the same counts once. */
  public static final class SealOnce {
    public void seal(Exchange exchange) {
      exchange
          .getMessage()
          .setHeader(Header.DUPLICATE_ID, exchange.getMessage().getBody(String.class));
    }
  }

  /** Stands in for the bean that takes a message off its queue. */
  public static final class Open {
    public void open(Exchange exchange) {
      exchange.setProperty(Property.KIND, "care-communication");
      exchange.setProperty(Property.RECEIVER, RECEIVER);
      exchange.setProperty(Property.SEALED, exchange.getMessage().getBody(String.class));
    }

    public void find(Exchange exchange) {
      open(exchange);
    }
  }

  /** Fails on poison, in a route of its own. */
  public static final class Translate {
    public String read(String body) {
      if (body.equals("poison")) {
        throw new IllegalStateException("poison");
      }
      return body;
    }

    public String toReceiver(String body) {
      return body;
    }
  }

  /** Permits everything. */
  public static final class Decide {
    public void recall(Exchange exchange) {
      exchange.setProperty(Property.DECISION, Decider.UNDECIDED);
    }

    public void decide(Exchange exchange) {
      exchange.setProperty(Property.DECISION, Decider.PERMIT);
    }

    public void decideAgain(Exchange exchange) {
      decide(exchange);
    }
  }

  /** Changes nothing. */
  public static final class Release {
    public void cut(Exchange exchange) {}

    public void trim(Exchange exchange) {}

    public void forReceiver(Exchange exchange) {}

    public void release(Exchange exchange) {}

    public void tellNothing(Exchange exchange) {}

    public void withhold(Exchange exchange) {}

    public void stop(Exchange exchange) {}
  }

  /** Makes no notices. */
  public static final class Tell {
    public void heed(Exchange exchange) {}

    public void complete(Exchange exchange) {}

    public void read(Exchange exchange) {}

    public void word(Exchange exchange) {}
  }

  /** No message here is of the dialogue about a certificate. */
  public static final class NoDialogue {
    public Object complete(Object content) {
      return content;
    }

    public Object compose(Object nothing) {
      return nothing;
    }
  }

  /** The receiver takes everything at once. */
  public static final class LeaveTogether {
    public Object forReceiver(Object content) {
      return content;
    }
  }

  /** Seals nothing. */
  public static final class Seal {
    public void seal(Exchange exchange) {}
  }

  /** Hands over, or fails. */
  public final class Deliver {
    public void deliver(Exchange exchange) {
      String body = exchange.getProperty(Property.SEALED, String.class);
      if (body.equals("undeliverable")) {
        throw new IllegalStateException("undeliverable");
      }
      if (databaseIsDown.get()) {
        inVain.incrementAndGet();
        throw new QueryTimeoutException("down");
      }
      delivered.add(body);
    }
  }

  /** Lets everything go on at once. */
  public static final class Wait {
    public void takeTurnToRelease(Exchange exchange) {
      exchange.setProperty(Property.TURN, WaitingRoom.NOW);
    }

    public void takeTurnToDeliver(Exchange exchange) {
      takeTurnToRelease(exchange);
    }
  }

  /** Holds what fails, but for want of a database. */
  public final class Hold {
    public boolean isInfrastructures(Exchange exchange) {
      return Setback.isInfrastructure(
          exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    public void hold(Exchange exchange) {
      held.add(exchange.getProperty(Property.SEALED, String.class));
    }
  }
}
