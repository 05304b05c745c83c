package dk.sektorbro.operation;

import dk.sektorbro.exchange.Shortcomings;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** WARNING where the hub lacks something to do all its work; it refuses what it cannot do. */
final class ShortcomingsHealth implements HealthIndicator {

  private final List<Shortcomings> parts;

  ShortcomingsHealth(List<Shortcomings> parts) {
    this.parts = parts;
  }

  @Override
  public Health health() {
    List<String> lacking = parts.stream().flatMap(part -> part.shortcomings().stream()).toList();
    return lacking.isEmpty()
        ? Health.up().build()
        : Health.status(KeysHealth.WARNING).withDetail("lacking", lacking).build();
  }
}
