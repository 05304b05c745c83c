package dk.sektorbro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The jar carries a list of what it is made of. The build makes it where Maven is online. */
class BillOfMaterialsTest {

  private static final Path FILE = Path.of("target/classes/META-INF/sbom/application.cdx.json");

  @Test
  void itListsWhatRunsAndNothingOfTheTests() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(FILE), "SKIPPED: no bill of materials; Maven makes it when it is online");
    JsonNode bill = new JsonMapper().readTree(FILE.toFile());

    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("sektorbro");
    assertThat(bill.path("components").findValuesAsText("purl"))
        .anyMatch(purl -> purl.startsWith("pkg:maven/org.bouncycastle/bcpkix-jdk18on@"))
        .anyMatch(purl -> purl.startsWith("pkg:maven/org.apache.cxf/cxf-rt-frontend-jaxws@"))
        .anyMatch(purl -> purl.startsWith("pkg:maven/ca.uhn.hapi.fhir/hapi-fhir-server@"))
        .noneMatch(purl -> purl.contains("junit") || purl.contains("jazzer"));
  }
}
