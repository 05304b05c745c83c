package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.psychiatry.validation.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The jar leaves out FHIR versions that no message is in; what refers to one must still be judged,
 * not end in an error.
 */
class OtherFhirVersionsTest {

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.4", "3.0", "4.0", "4.3", "5.0"})
  void anExtensionOfAnotherVersionIsJudged(String version) {
    JsonNode message = Fhir.tree(Fhir.example("valid/certificate-request.json"));
    eachResource(
        message,
        resource ->
            ((ArrayNode) resource.withArray("extension"))
                .addObject()
                .put(
                    "url",
                    "http://hl7.org/fhir/"
                        + version
                        + "/StructureDefinition/extension-"
                        + resource.path("resourceType").asText()
                        + ".status")
                .put("valueCode", "active"));
    assertThat(Fhir.VALIDATOR.validate(Profile.CERTIFICATE_REQUEST, message.toString()))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.4", "3.0", "4.3", "5.0"})
  void aProfileOfAnotherVersionIsJudged(String version) {
    JsonNode message = Fhir.tree(Fhir.example("valid/certificate-request.json"));
    eachResource(
        message,
        resource ->
            resource
                .withObject("/meta")
                .withArray("profile")
                .add(
                    "http://hl7.org/fhir/"
                        + version
                        + "/StructureDefinition/"
                        + resource.path("resourceType").asText())
                .add("http://hl7.org/fhir/StructureDefinition/Patient|" + version));
    assertThat(Fhir.VALIDATOR.validate(Profile.CERTIFICATE_REQUEST, message.toString()))
        .isNotNull();
  }

  private static void eachResource(
      JsonNode message, java.util.function.Consumer<ObjectNode> change) {
    message.path("entry").forEach(entry -> change.accept((ObjectNode) entry.path("resource")));
  }
}
