package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DomainResource;

/** What keeps a Consent, of the hub's profile or not, from being registered. */
final class ConsentRules {

  private ConsentRules() {}

  static List<Refusal> broken(FhirContext fhir, Consent consent) {
    List<Refusal> refusals = new ArrayList<>();
    if (consent.getStatus() != ConsentState.ACTIVE) {
      refusals.add(
          invalid(
              "Consent.status",
              "A consent is registered as active. To withdraw one, call $withdraw on it."));
    }
    if (isModified(fhir, consent)) {
      refusals.add(
          invalid(
              "Consent",
              "The hub knows no modifier extensions and no implicit rules, anywhere in it. Remove them."));
    }
    return refusals;
  }

  private static boolean isModified(FhirContext fhir, Consent consent) {
    return Stream.concat(Stream.of(consent), consent.getContained().stream())
            .anyMatch(
                each ->
                    each.hasImplicitRules()
                        || (each instanceof DomainResource whole && whole.hasModifierExtension()))
        || fhir
            .newTerser()
            .getAllPopulatedChildElementsOfType(consent, BackboneElement.class)
            .stream()
            .anyMatch(BackboneElement::hasModifierExtension);
  }

  static Refusal invalid(String location, String explanation) {
    return new Refusal(RefusalCode.CONSENT_INVALID, location, explanation);
  }
}
