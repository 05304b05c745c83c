package dk.sektorbro.psychiatry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code sektorbro.fhir}.
 *
 * @param packageDirectories where the published FHIR packages lie, looked through in this order
 * @param maxBody the largest message taken; MedCom's transport ends at 100 MB
 * @param maxOther the largest body of anything else, such as a Consent
 * @param connectTimeout how long a push waits for a connection
 * @param answerTimeout how long a push waits for the acknowledgement
 */
@ConfigurationProperties("sektorbro.fhir")
record FhirSettings(
    @DefaultValue({"fhir-profiles/packages", "../shared/fhir-packages"})
        List<String> packageDirectories,
    @DefaultValue("100MB") DataSize maxBody,
    @DefaultValue("1MB") DataSize maxOther,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration answerTimeout) {

  /** As text above, because a default in text converts to no list of paths. */
  List<Path> packagePaths() {
    return packageDirectories.stream().map(Path::of).toList();
  }

  FhirServer.Limits limits() {
    return new FhirServer.Limits(maxBody.toBytes(), maxOther.toBytes());
  }
}
