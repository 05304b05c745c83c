package dk.sektorbro.operation;

import dk.sektorbro.exchange.Shortcomings;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells whoever started the hub where it is, how to log in, and what it lacks. */
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

  private final Environment settings;
  private final List<Shortcomings> parts;

  Greeting(Environment settings, List<Shortcomings> parts) {
    this.settings = settings;
    this.parts = parts;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    LOG.info(
        "Parties:        https://localhost:{} (/soap/jobcentre/v1, /fhir, /mailbox/v1), TLS with a client key",
        settings.getProperty("local.server.port"));
    LOG.info(
        "Administrators: http://{}:{}/actuator/hawtio, user {}, password {}",
        settings.getProperty("management.server.address", "localhost"),
        settings.getProperty("local.management.port"),
        settings.getProperty("sektorbro.administrator.name"),
        whereThePasswordIs());
    parts.stream()
        .flatMap(part -> part.shortcomings().stream())
        .forEach(lacking -> LOG.warn("{}", lacking));
  }

  private String whereThePasswordIs() {
    String configured = settings.getProperty("sektorbro.administrator.password", "");
    return configured.isBlank()
        ? "in "
            + Path.of(settings.getRequiredProperty("sektorbro.data"))
                .resolve("admin-password")
                .toAbsolutePath()
        : "as configured";
  }
}
