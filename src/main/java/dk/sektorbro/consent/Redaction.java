package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.NotDelivered;
import java.util.List;

/** Carries out the obligations of a permit on the content. */
public final class Redaction {

  /** What a reader sees in the place of a file that was cut away. */
  static final String CUT_FILE = "[Bilag udeladt: borgerens samtykke omfatter ikke bilag]";

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
            case Obligation.Withhold withhold -> without(left, withhold.type());
          };
    }
    return left;
  }

  private static Content without(Content content, InformationType type) {
    return switch (content) {
      case Correspondence correspondence when type == InformationType.ATTACHMENT ->
          withoutFiles(correspondence);
      case Correspondence correspondence -> throw cannot(type);
      case CertificateRequested asked -> throw cannot(type);
      case CertificateAnswered answered -> throw cannot(type);
      case NotDelivered report -> throw cannot(type);
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
      case Part.File file -> new Part.Text(file.id(), file.writtenAt(), file.author(), CUT_FILE);
    };
  }

  private static IllegalArgumentException cannot(InformationType type) {
    return new IllegalArgumentException("Nothing of type " + type.code() + " can be cut here");
  }
}
