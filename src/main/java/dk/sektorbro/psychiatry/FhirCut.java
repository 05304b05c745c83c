package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.delivery.PayloadCut;
import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** Cuts FHIR messages. */
final class FhirCut implements PayloadCut {

  private final FhirContext fhir;
  private final FhirDialect dialect;
  private final LabelTable labels;

  FhirCut(FhirContext fhir, FhirDialect dialect, LabelTable labels) {
    this.fhir = fhir;
    this.dialect = dialect;
    this.labels = labels;
  }

  @Override
  public boolean knows(Language language) {
    return dialect.languages().contains(language);
  }

  @Override
  public Result cut(
      MessageKind kind,
      Payload payload,
      ReleaseProfile profile,
      AllowList elements,
      List<Obligation> obligations) {
    Bundle message = (Bundle) WireMessage.read(fhir, payload).resource();
    BundleCut.Done done;
    try {
      done = new BundleCut(fhir, labels, profile.information(), elements).cut(message, obligations);
    } catch (BundleCut.NothingLeft nothing) {
      throw new InvalidOutput(String.valueOf(nothing.getMessage()));
    }
    return done.elements().isEmpty()
        ? new Result(payload, done.elements())
        : new Result(written(message, payload), done.elements());
  }

  private Payload written(Bundle message, Payload before) {
    IParser parser =
        before.language() == Language.FHIR_XML ? fhir.newXmlParser() : fhir.newJsonParser();
    return new Payload(
        before.language(),
        WireMessage.asWritten(parser)
            .encodeResourceToString(message)
            .getBytes(StandardCharsets.UTF_8),
        before.files(),
        Optional.empty());
  }

  @Override
  public void mustBeValid(MessageKind kind, Payload payload) {
    dialect.mustBeValid(kind, payload);
  }
}
