package dk.sektorbro.wire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * An answer of {@code $process-message}.
 *
 * @param code of MessageHeader.response; {@code none} where the answer is a bare OperationOutcome
 * @param of the MessageHeader.id it answers
 */
record Acknowledged(int status, String body, String code, String of, List<Issue> issues) {

  static final String CODES =
      "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes";

  /** One reason, as system|code of its first coding, the hub's own code, and its FHIRPath. */
  record Issue(String medcom, String own, List<String> expression) {}

  static Acknowledged read(int status, String body) {
    FhirContext fhir = FhirContext.forR4Cached();
    IParser parser = body.startsWith("<") ? fhir.newXmlParser() : fhir.newJsonParser();
    Resource resource = (Resource) parser.parseResource(body);
    if (resource instanceof OperationOutcome outcome) {
      return new Acknowledged(status, body, "none", "none", issues(outcome));
    }
    Bundle bundle = (Bundle) resource;
    MessageHeader.MessageHeaderResponseComponent response = Hub.header(bundle).getResponse();
    return new Acknowledged(
        status,
        body,
        response.getCode().toCode(),
        response.getIdentifier(),
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .flatMap(entry -> entry instanceof OperationOutcome o ? Stream.of(o) : Stream.empty())
            .flatMap(outcome -> issues(outcome).stream())
            .toList());
  }

  private static List<Issue> issues(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .map(
            issue ->
                new Issue(
                    issue.getDetails().getCodingFirstRep().getSystem()
                        + "|"
                        + issue.getDetails().getCodingFirstRep().getCode(),
                    issue.getDetails().getText().replaceFirst(":.*", ""),
                    issue.getExpression().stream().map(StringType::getValue).toList()))
        .toList();
  }
}
