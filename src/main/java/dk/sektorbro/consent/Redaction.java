package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.NotDelivered;
import java.util.List;

/** Carries out the obligations of a permit on the content. */
public final class Redaction {

  private Redaction() {}

  /**
   * @throws IllegalArgumentException where an obligation cannot be carried out on this content, so
   *     that nothing leaves uncut
   */
  public static Content cut(Content content, List<Obligation> obligations) {
    Content left = content;
    for (Obligation obligation : obligations) {
      left =
          switch (obligation) {
            case Obligation.Withhold withhold -> without(left, withhold.item());
            // No content has parts that are labelled, coded or dated apart from the item they are
            // in, and every item was decided on by itself.
            case Obligation.CutAway parts -> left;
            case Obligation.KeepOnly parts -> left;
            case Obligation.Report report -> left;
          };
    }
    return left;
  }

  private static Content without(Content content, String item) {
    return switch (content) {
      case Correspondence correspondence when item.equals(InformationType.ATTACHMENT.code()) ->
          withoutFiles(correspondence);
      case Correspondence correspondence -> throw cannot(item);
      case CertificateRequested asked -> throw cannot(item);
      case CertificateAnswered answered -> throw cannot(item);
      case HospitalNotified notified -> throw cannot(item);
      case AdmissionNotice notice -> throw cannot(item);
      case NotDelivered report -> throw cannot(item);
    };
  }

  private static Correspondence withoutFiles(Correspondence from) {
    return new Correspondence(
        from.citizen(),
        from.communicationId(),
        from.category(),
        from.topic(),
        from.priority(),
        from.episodeOfCare(),
        from.parts().stream().map(Redaction::withoutFile).toList(),
        from.history(),
        from.recipientName());
  }

  private static Part withoutFile(Part part) {
    return switch (part) {
      case Part.Text text -> text;
      case Part.File file ->
          new Part.Text(file.id(), file.writtenAt(), file.author(), BundleCut.CUT_FILE);
    };
  }

  private static IllegalArgumentException cannot(String item) {
    return new IllegalArgumentException("No item " + item + " can be cut here");
  }
}
