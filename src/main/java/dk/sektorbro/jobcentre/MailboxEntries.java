package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.jobcentre.soap.AcknowledgementCode;
import dk.sektorbro.jobcentre.soap.AcknowledgementResult;
import dk.sektorbro.jobcentre.soap.Answered;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.KindCode;
import dk.sektorbro.jobcentre.soap.MailboxEntry;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a jobcentre is handed, from its mailbox or by push. */
final class MailboxEntries {

  private static final long LARGE = 1 << 20;

  private final ContractReader reader;
  private final LargeStore large;

  MailboxEntries(ContractReader reader, LargeStore large) {
    this.reader = reader;
    this.large = large;
  }

  MailboxEntry entry(MailboxDesk.Item item) {
    MailboxEntry entry = new MailboxEntry();
    entry.setHubMessageId(item.id().toString());
    entry.setKind(kind(item.kind()));
    entry.setFrom(item.from().sor());
    entry.setPlacedAt(item.placedAt().atOffset(ZoneOffset.UTC));
    switch (item.content()) {
      case MailboxDesk.Content.Open open ->
          entry.setDelivery(
              withFiles((Delivery) reader.read(open.payload().bytes()), open.payload().files()));
      case MailboxDesk.Content.Sealed sealed ->
          entry.setSealedContent(Bytes.handler(sealed.cms(), "application/cms"));
    }
    return entry;
  }

  /** Whether an item is too large for anything but MTOM. */
  static boolean isLarge(MailboxDesk.Item item) {
    return switch (item.content()) {
      case MailboxDesk.Content.Open open -> !open.payload().files().isEmpty();
      case MailboxDesk.Content.Sealed sealed -> sealed.cms().length() > LARGE;
    };
  }

  /** What became of one message that the jobcentre acknowledges. */
  static AcknowledgementResult result(String id, MailboxDesk.Outcome outcome) {
    AcknowledgementResult result = new AcknowledgementResult();
    result.setHubMessageId(id);
    result.setOutcome(
        switch (outcome) {
          case ACKNOWLEDGED -> AcknowledgementCode.ACKNOWLEDGED;
          case ALREADY_ACKNOWLEDGED -> AcknowledgementCode.ALREADY_ACKNOWLEDGED;
          case NOT_FOUND -> AcknowledgementCode.NOT_FOUND;
        });
    return result;
  }

  /** Large files come from the store when the entry is written out. */
  private Delivery withFiles(Delivery delivery, List<LargeFile> files) {
    if (!files.isEmpty()) {
      filesOf(delivery).forEach(file -> replace(file, files));
    }
    return delivery;
  }

  private static Stream<ThreadFile> filesOf(Delivery delivery) {
    Stream<ThreadFile> parts =
        Optional.ofNullable(delivery.getCorrespondence()).stream()
            .flatMap(message -> message.getThread().getPart().stream())
            .flatMap(part -> Optional.ofNullable(part.getFile()).stream());
    Stream<ThreadFile> document =
        Optional.ofNullable(delivery.getCertificateAnswer())
            .map(CertificateAnswer::getAnswered)
            .map(Answered::getDocument)
            .stream();
    return Stream.concat(parts, document).filter(file -> file.getData() != null);
  }

  private void replace(ThreadFile file, List<LargeFile> files) {
    byte[] data = Bytes.of(file.getData());
    files.stream()
        .filter(large -> Arrays.equals(large.placeholder(), data))
        .findFirst()
        .ifPresent(
            found ->
                file.setData(Bytes.handler(large.content(found.id()), "application/octet-stream")));
  }

  private static KindCode kind(MessageKind kind) {
    return switch (kind) {
      case CERTIFICATE_ANSWER -> KindCode.CERTIFICATE_ANSWER;
      case CARE_COMMUNICATION -> KindCode.CARE_COMMUNICATION;
      case NON_DELIVERY -> KindCode.NON_DELIVERY;
      case ADMISSION_NOTICE -> KindCode.ADMISSION_NOTICE;
      case MEETING -> KindCode.MEETING;
      case CARE_PLAN_UPDATE -> KindCode.CARE_PLAN_UPDATE;
      case PLANNED_DISCHARGE -> KindCode.PLANNED_DISCHARGE;
      case IPS_REFERRAL -> KindCode.IPS_REFERRAL;
      case NETWORK_MEETING_PROPOSAL -> KindCode.NETWORK_MEETING_PROPOSAL;
      case CERTIFICATE_REQUEST,
          CERTIFICATE_FORWARD,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          HOSPITAL_NOTIFICATION,
          IPS_PROGRESS ->
          throw new IllegalStateException("A jobcentre takes no messages of kind " + kind.code());
    };
  }
}
