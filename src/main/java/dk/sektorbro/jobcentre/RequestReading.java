package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateNotice.Matter;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.exchange.content.Urgency;
import dk.sektorbro.jobcentre.soap.Caseworker;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.IdNumber;
import dk.sektorbro.jobcentre.soap.IdNumberScheme;
import dk.sektorbro.jobcentre.soap.MessageThread;
import dk.sektorbro.jobcentre.soap.RecallCertificate;
import dk.sektorbro.jobcentre.soap.RemindCertificate;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.ReturnCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a jobcentre's message says, in no sector's language. */
final class RequestReading {

  private RequestReading() {}

  static CertificateRequested certificate(RequestCertificate request) {
    return new CertificateRequested(
        citizen(request.getCitizen()),
        request.getRequestId(),
        request.getConversationId(),
        request.getForm(),
        request.getCaseNumber(),
        request.getDue(),
        List.copyOf(request.getQuestion()),
        author(request.getCaseworker(), request.getSender()),
        request.getWrittenAt().toInstant());
  }

  static CertificateNotice notice(RemindCertificate reminder) {
    return notice(
        reminder.getCitizen(),
        reminder.getRequestId(),
        new Matter.Reminder(Urgency.ROUTINE, 0, Optional.ofNullable(reminder.getText())),
        author(reminder.getCaseworker(), reminder.getSender()),
        reminder.getWrittenAt());
  }

  static CertificateNotice notice(ReturnCertificate back) {
    return notice(
        back.getCitizen(),
        back.getRequestId(),
        new Matter.Return(List.copyOf(back.getMissing())),
        author(back.getCaseworker(), back.getSender()),
        back.getWrittenAt());
  }

  static CertificateNotice notice(RecallCertificate recall) {
    return notice(
        recall.getCitizen(),
        recall.getRequestId(),
        new Matter.Recall(Optional.ofNullable(recall.getReason())),
        author(recall.getCaseworker(), recall.getSender()),
        recall.getWrittenAt());
  }

  private static CertificateNotice notice(
      dk.sektorbro.jobcentre.soap.Citizen citizen,
      String requestId,
      Matter matter,
      Author author,
      OffsetDateTime writtenAt) {
    return new CertificateNotice(
        Optional.of(citizen(citizen)),
        requestId,
        Optional.empty(),
        matter,
        Optional.of(author),
        writtenAt.toInstant());
  }

  static Correspondence correspondence(SendMessage message) {
    List<Part> written = written(message);
    List<Part> parts = new ArrayList<>();
    List<Turn> history = new ArrayList<>();
    Optional<EarlierMessage> reply = Optional.ofNullable(message.getInReplyTo());
    Optional<EarlierMessage> earlier =
        reply.or(() -> Optional.ofNullable(message.getForwards()));
    earlier.ifPresent(
        before -> {
          parts.addAll(parts(before.getThread()));
          history.addAll(turns(before.getThread()));
        });
    parts.addAll(written);
    history.add(
        new Turn(
            message.getMessageId(),
            activity(reply, earlier),
            message.getWrittenAt(),
            Optional.of(message.getSender()),
            earlier.map(EarlierMessage::getMessageId),
            Optional.empty(),
            written.stream().map(Part::id).toList()));
    return new Correspondence(
        citizen(message.getCitizen()),
        message.getCommunicationId(),
        message.getCategory().value(),
        Optional.ofNullable(message.getTopic()),
        Optional.ofNullable(message.getPriority()).map(code -> code.value()),
        List.copyOf(message.getEpisodeOfCare()),
        List.copyOf(parts),
        List.copyOf(history),
        Optional.ofNullable(message.getRecipientName()));
  }

  private static Activity activity(
      Optional<EarlierMessage> reply, Optional<EarlierMessage> earlier) {
    if (earlier.isEmpty()) {
      return Activity.NEW;
    }
    return reply.isPresent() ? Activity.REPLY : Activity.FORWARD;
  }

  /** The text first, then the attachments; their ids follow from the message's. */
  private static List<Part> written(SendMessage message) {
    MessageId id = MessageId.of(new PartyId(message.getSender()), message.getMessageId());
    OffsetDateTime at = message.getWrittenAt();
    Optional<Author> author = Optional.of(author(message.getCaseworker(), message.getSender()));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(partId(id, 0), at, author, message.getText()));
    for (var attachment : message.getAttachment()) {
      parts.add(
          new Part.File(
              partId(id, parts.size()),
              at,
              author,
              new Attachment(
                  Optional.of(attachment.getContentType().value()),
                  Optional.of(attachment.getTitle()),
                  Bytes.of(attachment.getData()),
                  Optional.empty())));
    }
    return parts;
  }

  private static String partId(MessageId message, int number) {
    return "urn:uuid:" + message.consequence("part/" + number);
  }

  private static List<Part> parts(MessageThread thread) {
    return thread.getPart().stream().map(RequestReading::part).toList();
  }

  private static Part part(dk.sektorbro.jobcentre.soap.Part part) {
    Optional<Author> author = Optional.ofNullable(part.getAuthor()).map(RequestReading::author);
    return part.getFile() == null
        ? new Part.Text(part.getId(), part.getWrittenAt(), author, part.getText())
        : new Part.File(part.getId(), part.getWrittenAt(), author, attachment(part.getFile()));
  }

  private static Attachment attachment(ThreadFile file) {
    return new Attachment(
        Optional.ofNullable(file.getContentType()).map(type -> type.value()),
        Optional.ofNullable(file.getTitle()),
        Optional.ofNullable(file.getData()).map(Bytes::of).orElse(new byte[0]),
        Optional.ofNullable(file.getLink()).map(URI::create));
  }

  private static List<Turn> turns(MessageThread thread) {
    return thread.getTurn().stream()
        .map(
            turn ->
                new Turn(
                    turn.getMessageId(),
                    switch (turn.getActivity()) {
                      case NEW -> Activity.NEW;
                      case REPLY -> Activity.REPLY;
                      case FORWARD -> Activity.FORWARD;
                    },
                    turn.getAt(),
                    Optional.ofNullable(turn.getOrganisation()),
                    Optional.ofNullable(turn.getRevises()),
                    Optional.ofNullable(turn.getRevisesIdentifier()),
                    List.copyOf(turn.getPart())))
        .toList();
  }

  static Citizen citizen(dk.sektorbro.jobcentre.soap.Citizen citizen) {
    return new Citizen(
        citizenId(citizen.getIdNumber()),
        Optional.ofNullable(citizen.getGivenName()).orElse(""),
        citizen.getFamilyName());
  }

  static CitizenId citizenId(IdNumber number) {
    return number.getScheme() == IdNumberScheme.X_E_CPR
        ? new CitizenId(CitizenId.Scheme.X_ECPR, number.getValue())
        : CitizenId.cpr(number.getValue());
  }

  static Author author(Caseworker caseworker, String sender) {
    return new Author(
        caseworker.getGivenName(),
        caseworker.getFamilyName(),
        Optional.of(caseworker.getRole().value()),
        Optional.of(new PartyId(sender)),
        Optional.of(caseworker.getPhone()));
  }

  private static Author author(dk.sektorbro.jobcentre.soap.Author author) {
    return new Author(
        Optional.ofNullable(author.getGivenName()).orElse(""),
        Optional.ofNullable(author.getFamilyName()).orElse(""),
        Optional.ofNullable(author.getRole()),
        Optional.ofNullable(author.getOrganisation()).map(PartyId::new),
        Optional.ofNullable(author.getPhone()));
  }
}
