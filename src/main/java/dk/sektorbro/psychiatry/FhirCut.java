package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.consent.cut.Composition;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.consent.cut.MessageItems;
import dk.sektorbro.delivery.PayloadCut;
import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  public Open open(MessageKind kind, Payload payload) {
    return new OpenBundle(kind, payload);
  }

  /** A bundle, parsed once. */
  private final class OpenBundle implements Open {

    private final MessageKind kind;
    private final Bundle message;
    private final Payload payload;
    private boolean changed;

    OpenBundle(MessageKind kind, Payload payload) {
      this.kind = kind;
      this.payload = payload;
      this.message = (Bundle) WireMessage.model(fhir, payload);
    }

    @Override
    public Content content() {
      return dialect.read(kind, message);
    }

    @Override
    public Map<InformationType, Item> items(ReleaseProfile profile) {
      return new MessageItems(labels).of(kind, message, profile);
    }

    @Override
    public Set<String> cut(
        ReleaseProfile profile, AllowList elements, List<Obligation> obligations) {
      try {
        Set<String> cut =
            new BundleCut(fhir, labels, Composition.of(kind, profile), elements)
                .cut(message, obligations)
                .elements();
        changed |= !cut.isEmpty();
        return cut;
      } catch (BundleCut.NothingLeft nothing) {
        throw new InvalidOutput(String.valueOf(nothing.getMessage()));
      }
    }

    @Override
    public void mark(Set<String> cut) {
      changed |= BundleCut.mark(message, cut);
    }

    @Override
    public Payload payload() {
      return changed ? written(message, payload) : payload;
    }
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
