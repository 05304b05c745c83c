package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.world.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Grafana is told to draw, the hub does measure. */
@ExtendWith(OneHub.class)
class DashboardTest {

  private static final Pattern METRIC = Pattern.compile("[a-z]+_[a-z_]+(?=[{)\\[]|$)");

  private final Hub hub;

  DashboardTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void everyMetricOfTheDashboardIsThere() throws Exception {
    Bundle message = message();
    hub.ehr().sends(message);
    message.getEntry().removeIf(entry -> entry.getResource().fhirType().equals("Provenance"));
    ((MessageHeader) message.getEntryFirstRep().getResource()).setId(UUID.randomUUID().toString());
    hub.ehr().sends(message);

    List<String> measured =
        hub.administrator()
            .gets("/actuator/prometheus", Optional.of("admin:test-only"))
            .body()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .distinct()
            .toList();

    assertThat(drawn()).hasSizeGreaterThan(10).isSubsetOf(measured);
  }

  private static List<String> drawn() throws Exception {
    JsonNode dashboard =
        new ObjectMapper().readTree(Path.of("config/grafana/dashboards/sektorbro.json").toFile());
    return Stream.of(dashboard.findValuesAsText("expr"))
        .flatMap(List::stream)
        .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
        .distinct()
        .toList();
  }

  private Bundle message() {
    return hub.ehr()
        .careCommunication(
            Member.JOBCENTRE.id(),
            Member.JOBCENTRE.gln(),
            Member.JOBCENTRE.name(),
            TestCitizen.BRUNO,
            "Til kurven",
            List.of());
  }
}
