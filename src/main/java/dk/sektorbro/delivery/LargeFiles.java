package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of a message's content, and which of them stand for large ones. */
final class LargeFiles {

  private LargeFiles() {}

  /** Every file of the content; links are none. */
  static List<Attachment> files(Content content) {
    Stream<Attachment> all =
        switch (content) {
          case Correspondence correspondence ->
              correspondence.parts().stream()
                  .filter(Correspondence.Part.File.class::isInstance)
                  .map(part -> ((Correspondence.Part.File) part).attachment());
          case CertificateAnswered answered ->
              switch (answered.outcome()) {
                case CertificateAnswered.Outcome.Answered answer -> answer.document().stream();
                case CertificateAnswered.Outcome.Declined declined -> Stream.empty();
              };
          case CertificateRequested asked -> Stream.empty();
          case CertificateForwarded forwarded -> Stream.empty();
          case CertificateNotice notice -> Stream.empty();
          case HospitalNotified notified -> Stream.empty();
          case AdmissionNotice notice -> Stream.empty();
          case MeetingWord word -> Stream.empty();
          case PlanUpdated update -> Stream.empty();
          case DischargePlanned planned -> Stream.empty();
          case IpsReferred referred -> Stream.empty();
          case IpsProgressed progressed -> Stream.empty();
          case NetworkMeetingProposed proposed -> Stream.empty();
          case NotDelivered report -> Stream.empty();
        };
    return all.filter(file -> file.data().length > 0).toList();
  }

  /** Those of the large files that are still files of the content. */
  static List<LargeFile> standingIn(Content content, List<LargeFile> files) {
    List<Attachment> left = files(content);
    return files.stream()
        .filter(
            large ->
                left.stream().anyMatch(file -> Arrays.equals(file.data(), large.placeholder())))
        .toList();
  }

  /** The content with each of its files as {@code change} gives it; links are left alone. */
  static Content replaced(Content content, UnaryOperator<Attachment> change) {
    return switch (content) {
      case Correspondence from ->
          from.with(from.parts().stream().map(part -> replaced(part, change)).toList());
      case CertificateAnswered from ->
          switch (from.outcome()) {
            case CertificateAnswered.Outcome.Answered answer ->
                from.with(
                    new CertificateAnswered.Outcome.Answered(
                        answer.items(), answer.document().map(change)));
            case CertificateAnswered.Outcome.Declined declined -> from;
          };
      case CertificateRequested asked -> asked;
      case CertificateForwarded forwarded -> forwarded;
      case CertificateNotice notice -> notice;
      case HospitalNotified notified -> notified;
      case AdmissionNotice notice -> notice;
      case MeetingWord word -> word;
      case PlanUpdated update -> update;
      case DischargePlanned planned -> planned;
      case IpsReferred referred -> referred;
      case IpsProgressed progressed -> progressed;
      case NetworkMeetingProposed proposed -> proposed;
      case NotDelivered report -> report;
    };
  }

  private static Correspondence.Part replaced(
      Correspondence.Part part, UnaryOperator<Attachment> change) {
    return switch (part) {
      case Correspondence.Part.Text text -> text;
      case Correspondence.Part.File file ->
          new Correspondence.Part.File(
              file.id(), file.writtenAt(), file.author(), change.apply(file.attachment()));
    };
  }

  /**
   * Holds what was taken out of a message to the places where its language has files: a long value
   * elsewhere was no file and would not come out as it went in.
   *
   * @throws Refused naming each element that holds one elsewhere
   */
  static void mustBeInPlace(Dialect dialect, Payload payload, Content content) {
    List<LargeFile> inPlace = standingIn(content, payload.files());
    List<Refusal> misplaced =
        payload.files().stream()
            .filter(large -> !inPlace.contains(large))
            .map(
                large ->
                    new Refusal(
                        RefusalCode.PROFILE_VIOLATION,
                        dialect.placeOf(
                            Base64.getEncoder().encodeToString(large.placeholder()), payload),
                        "It holds "
                            + large.size()
                            + " bytes of base64, and is no attachment. Shorten it."))
            .toList();
    if (!misplaced.isEmpty()) {
      throw new Refused(misplaced);
    }
  }
}
