package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.Citizen;
import dk.sektorbro.jobcentre.soap.RecallCertificate;
import dk.sektorbro.jobcentre.soap.RemindCertificate;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.ReturnCertificate;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The jobcentres' language: the XML of {@code urn:dk:sektorbro:jobcentre:v1}.
 *
 * <p>A submission is one element of an operation that carries a message to another party, with its
 * attachments inline; what is written is one {@code Delivery} element.
 */
public final class JobcentreDialect implements Dialect {

  private final ContractReader reader;
  private final ContractWriter writer;

  public JobcentreDialect() {
    this(JobcentreContract.load());
  }

  JobcentreDialect(JobcentreContract contract) {
    this.reader = new ContractReader(contract);
    this.writer = new ContractWriter(contract, reader);
  }

  @Override
  public Set<Language> languages() {
    return Set.of(Language.JOBCENTRE_XML);
  }

  @Override
  public Incoming examine(Submission submission) {
    Payload payload = submission.payload();
    return switch (reader.read(payload.bytes())) {
      case RequestCertificate request -> {
        refuseAny(
            senderObjection("RequestCertificate", request.getSender(), submission.authenticated())
                .stream()
                .toList());
        yield new Incoming(
            MessageKind.CERTIFICATE_REQUEST,
            new PartyId(request.getSender()),
            new PartyId(request.getReceiver()),
            RequestReading.citizenId(request.getCitizen().getIdNumber()),
            request.getMessageId(),
            request.getMessageId(),
            Optional.of(request.getConversationId()),
            Optional.of(request.getRequestId()),
            payload);
      }
      case SendMessage message -> {
        List<Refusal> refusals = new ArrayList<>();
        senderObjection("SendMessage", message.getSender(), submission.authenticated())
            .ifPresent(refusals::add);
        refusals.addAll(objections(message));
        refuseAny(refusals);
        yield new Incoming(
            MessageKind.CARE_COMMUNICATION,
            new PartyId(message.getSender()),
            new PartyId(message.getReceiver()),
            RequestReading.citizenId(message.getCitizen().getIdNumber()),
            message.getMessageId(),
            message.getMessageId(),
            Optional.of(message.getCommunicationId()),
            Optional.empty(),
            payload);
      }
      case RemindCertificate reminder ->
          followUp(
              submission,
              MessageKind.CERTIFICATE_REMINDER,
              "RemindCertificate",
              reminder.getSender(),
              reminder.getReceiver(),
              reminder.getCitizen(),
              reminder.getMessageId(),
              reminder.getRequestId());
      case ReturnCertificate back ->
          followUp(
              submission,
              MessageKind.CERTIFICATE_RETURN,
              "ReturnCertificate",
              back.getSender(),
              back.getReceiver(),
              back.getCitizen(),
              back.getMessageId(),
              back.getRequestId());
      case RecallCertificate recall ->
          followUp(
              submission,
              MessageKind.CERTIFICATE_RECALL,
              "RecallCertificate",
              recall.getSender(),
              recall.getReceiver(),
              recall.getCitizen(),
              recall.getMessageId(),
              recall.getRequestId());
      case SendMeeting meeting -> {
        List<Refusal> refusals = new ArrayList<>();
        senderObjection("SendMeeting", meeting.getSender(), submission.authenticated())
            .ifPresent(refusals::add);
        MeetingReading read = MeetingReading.of(meeting);
        refusals.addAll(read.objections());
        refuseAny(refusals);
        yield new Incoming(
            MessageKind.MEETING,
            new PartyId(meeting.getSender()),
            new PartyId(meeting.getReceiver()),
            RequestReading.citizenId(meeting.getCitizen().getIdNumber()),
            meeting.getMessageId(),
            meeting.getMessageId(),
            Optional.of(read.word().uid()),
            Optional.empty(),
            payload);
      }
      case ReportReferral report -> {
        refuseAny(
            senderObjection("ReportReferral", report.getSender(), submission.authenticated())
                .stream()
                .toList());
        yield new Incoming(
            MessageKind.IPS_PROGRESS,
            new PartyId(report.getSender()),
            new PartyId(report.getReceiver()),
            RequestReading.citizenId(report.getCitizen().getIdNumber()),
            report.getMessageId(),
            report.getMessageId(),
            Optional.of(report.getReferralId()),
            Optional.empty(),
            payload);
      }
      default ->
          throw new Refused(
              RefusalCode.KIND_UNKNOWN,
              "/*",
              "Not a message that is carried to another party. Send RequestCertificate,"
                  + " RemindCertificate, ReturnCertificate, RecallCertificate, SendMessage, SendMeeting or"
                  + " ReportReferral.");
    };
  }

  private static Incoming followUp(
      Submission submission,
      MessageKind kind,
      String operation,
      String sender,
      String receiver,
      Citizen citizen,
      String messageId,
      String requestId) {
    refuseAny(senderObjection(operation, sender, submission.authenticated()).stream().toList());
    return new Incoming(
        kind,
        new PartyId(sender),
        new PartyId(receiver),
        RequestReading.citizenId(citizen.getIdNumber()),
        messageId,
        messageId,
        Optional.empty(),
        Optional.of(requestId),
        submission.payload());
  }

  @Override
  public String placeOf(String text, Payload payload) {
    return reader.placeOf(text, payload.bytes());
  }

  @Override
  public Content read(MessageKind kind, Payload payload) {
    return switch (reader.read(payload.bytes())) {
      case RequestCertificate request when kind == MessageKind.CERTIFICATE_REQUEST ->
          RequestReading.certificate(request);
      case RemindCertificate reminder when kind == MessageKind.CERTIFICATE_REMINDER ->
          RequestReading.notice(reminder);
      case ReturnCertificate back when kind == MessageKind.CERTIFICATE_RETURN ->
          RequestReading.notice(back);
      case RecallCertificate recall when kind == MessageKind.CERTIFICATE_RECALL ->
          RequestReading.notice(recall);
      case ReportReferral report when kind == MessageKind.IPS_PROGRESS ->
          ReferralReading.progress(report);
      case SendMessage message when kind == MessageKind.CARE_COMMUNICATION ->
          RequestReading.correspondence(message);
      case SendMeeting meeting when kind == MessageKind.MEETING ->
          MeetingReading.of(meeting).word();
      default -> throw new IllegalArgumentException("The payload is no " + kind.code());
    };
  }

  @Override
  public Payload write(Envelope envelope, Content content) {
    return write(envelope, content, Set.of());
  }

  @Override
  public Payload write(Envelope envelope, Content content, Set<String> cut) {
    return new Payload(
        Language.JOBCENTRE_XML, writer.write(DeliveryWriting.delivery(envelope, content, cut)));
  }

  /** Whether the sender a request names is not the party whose key opened the connection. */
  static Optional<Refusal> senderObjection(String root, String named, PartyId authenticated) {
    return named.equals(authenticated.sor())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                RefusalCode.SENDER_MISMATCH,
                "/" + root + "/Sender",
                "The key that opened the connection belongs to another party."));
  }

  /** What MedCom's CareCommunication asks of a message beyond what a schema can say. */
  private static List<Refusal> objections(SendMessage message) {
    List<Refusal> refusals = new ArrayList<>();
    if (message.getCategory() == CategoryCode.OTHER && message.getTopic() == null) {
      refusals.add(
          profile("/SendMessage/Topic", "With the category other, give the message a topic."));
    }
    if (message.getPriority() != null && message.getCategory() != CategoryCode.REGARDING_REFERRAL) {
      refusals.add(
          profile(
              "/SendMessage/Priority",
              "Only a message of category regarding-referral has a priority. Remove it."));
    }
    for (int i = 0; i < message.getAttachment().size(); i++) {
      var attachment = message.getAttachment().get(i);
      FileCheck.objection(
              attachment.getContentType(),
              attachment.getData(),
              "/SendMessage/Attachment[" + (i + 1) + "]/Data")
          .ifPresent(refusals::add);
    }
    if (message.getInReplyTo() != null) {
      refusals.addAll(
          ReplyCheck.objections(message.getMessageId(), message.getInReplyTo(), "InReplyTo"));
    }
    if (message.getForwards() != null) {
      refusals.addAll(
          ReplyCheck.objections(message.getMessageId(), message.getForwards(), "Forwards"));
    }
    return refusals;
  }

  static Refusal profile(String location, String explanation) {
    return new Refusal(RefusalCode.PROFILE_VIOLATION, location, explanation);
  }

  private static void refuseAny(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
  }
}
