package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/** Writes what was written in a thread, each with who wrote it. */
final class LetterPayloads {

  private final PeopleWriter people;
  private final NamedOrganisations organisations;
  private final List<Turn> history;
  private final String sender;

  /**
   * @param sender the SOR code of whoever sends the message
   */
  LetterPayloads(
      PeopleWriter people, NamedOrganisations organisations, List<Turn> history, String sender) {
    this.people = people;
    this.organisations = organisations;
    this.history = history;
    this.sender = sender;
  }

  void write(CommunicationPayloadComponent payload, Part part, int number) {
    payload.addExtension(Canonical.DATE_TIME, Moments.dateTime(part.writtenAt()));
    payload.addExtension(
        Canonical.IDENTIFIER,
        new Identifier()
            .setValue(Uuids.urn(part.id()))
            .setAssigner(organisations.reference(sorOf(part))));
    author(part)
        .ifPresent(
            author -> {
              payload.addExtension(Canonical.AUTHOR, people.author(author));
              payload.addExtension(Canonical.CONTACT, contact(author));
            });
    switch (part) {
      case Part.Text text -> payload.setContent(new StringType(text.text()));
      case Part.File file -> payload.setContent(attachment(file.attachment(), number));
    }
  }

  /**
   * MedCom has no text without an author. Where none is named, as of a file that was left out, the
   * organisation is.
   */
  private Optional<Author> author(Part part) {
    return switch (part) {
      case Part.File file -> file.author();
      case Part.Text text ->
          text.author()
              .or(
                  () ->
                      Optional.of(
                          new Author(
                              "",
                              organisations.name(sorOf(text)),
                              Optional.empty(),
                              Optional.of(new PartyId(sorOf(text))),
                              Optional.empty())));
    };
  }

  /** MedCom has no text without a telephone number either. */
  private static ContactPoint contact(Author author) {
    return new ContactPoint()
        .setSystem(ContactPointSystem.PHONE)
        .setValue(author.phone().orElse(People.NO_NUMBER));
  }

  private static org.hl7.fhir.r4.model.Attachment attachment(Attachment file, int number) {
    org.hl7.fhir.r4.model.Attachment attachment = new org.hl7.fhir.r4.model.Attachment();
    file.contentType().ifPresent(attachment::setContentType);
    attachment.setTitle(file.title().orElse("Bilag " + number));
    if (file.data().length > 0) {
      attachment.setData(file.data());
    }
    file.link().ifPresent(link -> attachment.setUrl(link.toString()));
    return attachment;
  }

  /** Who gave the part its id: where its author works, or whose turn it came with. */
  private String sorOf(Part part) {
    return part.author()
        .flatMap(Author::organisation)
        .map(PartyId::sor)
        .or(
            () ->
                history.stream()
                    .filter(turn -> turn.parts().contains(part.id()))
                    .findFirst()
                    .flatMap(Turn::organisationSor))
        .orElse(sender);
  }
}
