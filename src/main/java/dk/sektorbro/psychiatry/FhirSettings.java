package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
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
 * @param maxMessage the largest message taken; MedCom's transport ends at 100 MB
 * @param maxOther the largest body of anything else, such as a Consent
 * @param connectTimeout how long a push waits for a connection
 * @param answerTimeout how long a push waits for the acknowledgement
 * @param hub how the hub names itself in acknowledgements and reports; the default is an invented
 *     organisation
 */
@ConfigurationProperties("sektorbro.fhir")
record FhirSettings(
    @DefaultValue({"fhir-profiles/packages", "../shared/fhir-packages"})
        List<Path> packageDirectories,
    @DefaultValue("100MB") DataSize maxMessage,
    @DefaultValue("1MB") DataSize maxOther,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration answerTimeout,
    @DefaultValue Hub hub) {

  /** The hub as an organisation. */
  record Hub(
      @DefaultValue("99999031000016007") String sor,
      @DefaultValue("5799999900037") String gln,
      @DefaultValue("Sektorbro") String name) {

    HubIdentity identity() {
      return new HubIdentity(new PartyId(sor), new Gln(gln), name);
    }
  }

  FhirServer.Limits limits() {
    return new FhirServer.Limits(maxMessage.toBytes(), maxOther.toBytes());
  }
}
