package dk.sektorbro.psychiatry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Elements that have an extension in the place of a value, such as a data-absent-reason. A
 * profile's cardinality is met by them (FHIR R4, 2.4.0.3), and what the hub has to read is not
 * there.
 */
final class ValuelessElements {

  private static final Set<String> READ =
      Set.of(
          "Appointment",
          "AppointmentResponse",
          "CarePlan",
          "Communication",
          "Patient",
          "Provenance",
          "ServiceRequest");

  private ValuelessElements() {}

  /**
   * @param message a Bundle in FHIR JSON
   */
  static List<Refusal> in(ObjectNode message) {
    List<Refusal> refusals = new ArrayList<>();
    int number = 0;
    for (JsonNode entry : message.path("entry")) {
      JsonNode resource = entry.path("resource");
      if (READ.contains(resource.path("resourceType").asText())) {
        collect(resource, "Bundle.entry[" + number + "].resource", refusals);
      }
      number++;
    }
    return refusals;
  }

  private static void collect(JsonNode node, String place, List<Refusal> refusals) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), place + "[" + i + "]", refusals);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (!name.startsWith("_")) {
        collect(field.getValue(), place + "." + name, refusals);
      } else if (!hasValue(node.path(name.substring(1)))) {
        refusals.add(
            new Refusal(
                RefusalCode.PROFILE_VIOLATION,
                place + "." + name.substring(1),
                "The element has no value. Give one, or leave the element out where it may be."));
      }
    }
  }

  private static boolean hasValue(JsonNode value) {
    for (JsonNode each : value) {
      if (each.isNull()) {
        return false;
      }
    }
    return !value.isMissingNode() && !value.isNull();
  }
}
