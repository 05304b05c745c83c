package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;

/** An answer follows the questionnaire of the form it answers. */
final class FilledInForm {

  private final MessageBundle message;
  private final Questionnaires questionnaires;

  FilledInForm(MessageBundle message, Questionnaires questionnaires) {
    this.message = message;
    this.questionnaires = questionnaires;
  }

  List<Refusal> objections() {
    Task task = CertificateAnswerReader.task(message);
    Optional<String> canonical =
        questionnaires.canonical(task.getCode().getCodingFirstRep().getCode());
    if (canonical.isEmpty()) {
      return List.of(
          new Refusal(
              RefusalCode.FORM_UNKNOWN, message.path(task) + ".code", "The hub has no such form."));
    }
    return message.all(QuestionnaireResponse.class).stream()
        .filter(response -> !canonical.get().equals(response.getQuestionnaire()))
        .map(
            response ->
                new Refusal(
                    RefusalCode.PROFILE_VIOLATION,
                    message.path(response) + ".questionnaire",
                    "The form of the task is answered by " + canonical.get() + "."))
        .toList();
  }
}
