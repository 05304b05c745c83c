package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuelessElementsTest {

  private static List<Refusal> in(String appointment) throws Exception {
    return ValuelessElements.in(
        (ObjectNode)
            new JsonMapper()
                .readTree(
                    "{\"entry\": [{\"resource\": {\"resourceType\": \"Appointment\", %s}}]}"
                        .formatted(appointment)));
  }

  @Test
  void anElementWithAnExtensionInThePlaceOfItsValueIsNamed() throws Exception {
    assertThat(in("\"_status\": {\"extension\": []}, \"participant\": [{\"_required\": {}}]"))
        .extracting(Refusal::location)
        .containsExactly(
            "Bundle.entry[0].resource.status", "Bundle.entry[0].resource.participant[0].required");
    assertThat(in("\"dayOfWeek\": [\"mon\", null], \"_dayOfWeek\": [null, {}]")).hasSize(1);
  }

  @Test
  void anExtensionBesideAValueIsLeftAlone() throws Exception {
    assertThat(in("\"status\": \"booked\", \"_status\": {\"extension\": []}")).isEmpty();
  }
}
