package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateAnswered.Item;
import dk.sektorbro.exchange.content.CertificateAnswered.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;

/** Reads an answer to a certificate request that was examined before. */
final class CertificateAnswerReader {

  private final MessageBundle message;
  private final MessageHeader header;
  private final People people;
  private final Questionnaires questionnaires;

  CertificateAnswerReader(
      MessageBundle message, MessageHeader header, Questionnaires questionnaires) {
    this.message = message;
    this.header = header;
    this.people = new People(message);
    this.questionnaires = questionnaires;
  }

  CertificateAnswered read() {
    Task task = task(message);
    String form = task.getCode().getCodingFirstRep().getCode();
    Optional<QuestionnaireResponse> filledIn =
        message.all(QuestionnaireResponse.class).stream().findFirst();
    return new CertificateAnswered(
        people.citizen(),
        Optional.ofNullable(task.getIdentifierFirstRep().getValue()),
        Optional.ofNullable(task.getGroupIdentifier().getValue()),
        false,
        form,
        revised(message, header),
        outcome(task, form, filledIn),
        author(filledIn),
        task.getLastModifiedElement().getValue().toInstant());
  }

  /** The message that this one answers or passes on; empty where it names none. */
  static String revised(MessageBundle message, MessageHeader header) {
    String own = MessageBundle.key(header);
    return message.all(Provenance.class).stream()
        .filter(provenance -> own.equals(provenance.getTargetFirstRep().getReference()))
        .flatMap(provenance -> provenance.getEntity().stream())
        .filter(entity -> entity.getRole() == ProvenanceEntityRole.REVISION)
        .map(entity -> MessageIds.ofReference(entity.getWhat().getReference()))
        .findFirst()
        .orElse("");
  }

  static Task task(MessageBundle message) {
    return message.all(Task.class).getFirst();
  }

  private Outcome outcome(Task task, String form, Optional<QuestionnaireResponse> filledIn) {
    if (task.getStatus() == TaskStatus.REJECTED) {
      return new Outcome.Declined(task.getStatusReason().getText());
    }
    List<Item> items = new ArrayList<>();
    filledIn.ifPresent(response -> collect(response.getItem(), form, items));
    return new Outcome.Answered(
        List.copyOf(items),
        message.all(DocumentReference.class).stream()
            .findFirst()
            .map(document -> document.getContentFirstRep().getAttachment())
            .map(CareCommunicationReader::attachment));
  }

  private void collect(
      List<QuestionnaireResponseItemComponent> from, String form, List<Item> into) {
    for (QuestionnaireResponseItemComponent item : from) {
      for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
        if (answer.hasValue()) {
          into.add(new Item(item.getLinkId(), question(item, form), text(answer.getValue())));
        }
        collect(answer.getItem(), form, into);
      }
      collect(item.getItem(), form, into);
    }
  }

  private String question(QuestionnaireResponseItemComponent item, String form) {
    return questionnaires
        .question(form, item.getLinkId())
        .orElseGet(() -> item.hasText() ? item.getText() : item.getLinkId());
  }

  private static String text(Type value) {
    return switch (value) {
      case PrimitiveType<?> simple -> simple.getValueAsString();
      case Coding coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
      case Quantity quantity ->
          quantity.hasUnit()
              ? quantity.getValue().toPlainString() + " " + quantity.getUnit()
              : quantity.getValue().toPlainString();
      default ->
          throw new IllegalArgumentException(
              "An answer of a type no questionnaire of the hub asks for");
    };
  }

  /**
   * The doctor who vouches for the answers; of a refusal, the author of the message or else the
   * clinic.
   */
  private Author author(Optional<QuestionnaireResponse> filledIn) {
    Optional<PartyId> sender = people.organisation(header.getSender());
    Optional<Reference> named =
        filledIn
            .map(QuestionnaireResponse::getAuthor)
            .filter(Reference::hasReference)
            .or(() -> Optional.of(header.getAuthor()).filter(Reference::hasReference));
    return named
        .flatMap(reference -> people.author(reference, sender, Optional.empty()))
        .or(() -> people.author(header.getSender(), sender, Optional.empty()))
        .orElseThrow();
  }
}
