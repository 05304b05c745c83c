package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** The questionnaires of the certificate forms the hub knows. */
final class Questionnaires {

  private final Map<String, String> canonicals = new HashMap<>();
  private final Map<String, Map<String, String>> questions = new HashMap<>();

  /**
   * @param definitions the hub's own definitions as JSON; of these, the questionnaires whose code
   *     is a form
   */
  Questionnaires(FhirContext fhir, Collection<String> definitions) {
    for (String json : definitions) {
      if (fhir.newJsonParser().parseResource(json) instanceof Questionnaire questionnaire) {
        for (Coding code : questionnaire.getCode()) {
          if (Canonical.FORMS.equals(code.getSystem())) {
            canonicals.put(
                code.getCode(), questionnaire.getUrl() + "|" + questionnaire.getVersion());
            collect(
                questionnaire.getItem(),
                questions.computeIfAbsent(code.getCode(), form -> new HashMap<>()));
          }
        }
      }
    }
  }

  private static void collect(List<QuestionnaireItemComponent> items, Map<String, String> into) {
    for (QuestionnaireItemComponent item : items) {
      into.put(item.getLinkId(), item.getText());
      collect(item.getItem(), into);
    }
  }

  /** The canonical address, with version, of a form's questionnaire. */
  Optional<String> canonical(String form) {
    return Optional.ofNullable(canonicals.get(form));
  }

  /** What an item of the form asks. */
  Optional<String> question(String form, String linkId) {
    return Optional.ofNullable(questions.getOrDefault(form, Map.of()).get(linkId));
  }
}
