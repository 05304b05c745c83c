package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateRequested;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;

/** Reads a request that a unit passes on, which was examined before. */
final class CertificateForwardReader {

  private final MessageBundle message;
  private final MessageHeader header;
  private final People people;
  private final Task task;

  CertificateForwardReader(MessageBundle message, MessageHeader header) {
    this.message = message;
    this.header = header;
    this.people = new People(message);
    this.task = CertificateAnswerReader.task(message);
  }

  CertificateForwarded read() {
    CertificateRequested request =
        new CertificateRequested(
            people.citizen(),
            task.getIdentifierFirstRep().getValue(),
            task.getGroupIdentifier().getValue(),
            task.getCode().getCodingFirstRep().getCode(),
            inputs("case").stream()
                .map(input -> ((Identifier) input.getValue()).getValue())
                .findFirst()
                .orElse(""),
            LocalDate.parse(
                task.getRestriction()
                    .getPeriod()
                    .getEndElement()
                    .getValueAsString()
                    .substring(0, 10)),
            inputs("question").stream()
                .map(input -> ((PrimitiveType<?>) input.getValue()).getValueAsString())
                .toList(),
            caseworker(),
            task.getAuthoredOnElement().getValue().toInstant());
    return new CertificateForwarded(
        request,
        people.organisation(task.getRequester()).orElseThrow(),
        CertificateAnswerReader.revised(message, header));
  }

  private List<ParameterComponent> inputs(String part) {
    return task.getInput().stream()
        .filter(input -> part.equals(input.getType().getCodingFirstRep().getCode()))
        .toList();
  }

  /** The caseworker who asked, as the request named them; else the unit that passes it on. */
  private Author caseworker() {
    Optional<PartyId> sender = people.organisation(header.getSender());
    return Optional.ofNullable(header.getAuthor().getDisplay())
        .map(
            display ->
                new Author(display, "", Optional.empty(), Optional.empty(), Optional.empty()))
        .or(() -> people.author(header.getSender(), sender, Optional.empty()))
        .orElseThrow();
  }
}
