package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.Withheld;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out the obligations of a permit on what a message says, where its elements cannot be told
 * apart: the texts and files of a letter, each by when it was written and by whom, and what is
 * noted on a meeting.
 */
public final class Redaction {

  private static final Obligation WITHOUT_NOTE =
      new Obligation.Withhold(InformationType.CORRESPONDENCE.code());

  private final ContentItems items;

  public Redaction(ContentItems items) {
    this.items = items;
  }

  /**
   * What is left of a message.
   *
   * @param elements what was cut, as the elements of a FHIR message that hold such, for example
   *     {@code Communication.payload}; no values
   */
  public record Left(Content content, Set<String> elements) {}

  /**
   * @throws IllegalArgumentException where an obligation cannot be carried out on this content, so
   *     that nothing leaves uncut
   */
  public Left cut(MessageKind kind, Content content, List<Obligation> obligations) {
    return switch (content) {
      case Correspondence letter -> cut(kind, letter, new Withheld(obligations));
      case MeetingWord word -> cut(kind, word, obligations);
      // All of these is shared or nothing, and was decided on as a whole.
      case CertificateRequested asked -> whole(asked, obligations);
      case CertificateForwarded forwarded -> whole(forwarded, obligations);
      case CertificateAnswered answered -> whole(answered, obligations);
      case CertificateNotice notice -> whole(notice, obligations);
      case HospitalNotified notified -> whole(notified, obligations);
      case AdmissionNotice notice -> whole(notice, obligations);
      case PlanUpdated update -> cut(kind, update, obligations);
      case DischargePlanned planned -> whole(planned, obligations);
      case IpsReferred referred -> whole(referred, obligations);
      case IpsProgressed progressed -> whole(progressed, obligations);
      case NetworkMeetingProposed proposed -> whole(proposed, obligations);
      case NotDelivered report -> whole(report, obligations);
    };
  }

  private static Left whole(Content content, List<Obligation> obligations) {
    for (Obligation obligation : obligations) {
      if (obligation instanceof Obligation.Withhold withhold) {
        throw new IllegalArgumentException("No item " + withhold.item() + " can be cut here");
      }
    }
    return new Left(content, Set.of());
  }

  /** Its note is for cutting; the rest of it is shared or nothing. */
  private Left cut(MessageKind kind, MeetingWord word, List<Obligation> obligations) {
    Left uncut =
        whole(
            word,
            obligations.stream().filter(obligation -> !obligation.equals(WITHOUT_NOTE)).toList());
    if (word.note().isEmpty() || !new Withheld(obligations).keepsBack(items.note(kind, word))) {
      return uncut;
    }
    return new Left(word.withoutNote(), Set.of(ContentItems.resourceOf(word) + ".comment"));
  }

  private Left cut(MessageKind kind, Correspondence from, Withheld withheld) {
    List<Part> parts =
        from.parts().stream()
            .map(part -> withheld.keepsBack(items.part(kind, from, part)) ? notice(part) : part)
            .toList();
    return new Left(
        from.with(parts), parts.equals(from.parts()) ? Set.of() : Set.of("Communication.payload"));
  }

  /** Each part of a plan was decided on under the name of its wording. */
  private Left cut(MessageKind kind, PlanUpdated from, List<Obligation> obligations) {
    Withheld withheld = new Withheld(obligations);
    Set<String> refused =
        obligations.stream()
            .filter(Obligation.Withhold.class::isInstance)
            .map(obligation -> ((Obligation.Withhold) obligation).item())
            .collect(Collectors.toSet());
    PlanSeen plan = from.plan();
    Map<Boolean, List<PlanSeen.Said>> isLeft =
        plan.parts().stream()
            .collect(
                Collectors.partitioningBy(
                    said ->
                        !refused.contains(said.wording())
                            && !withheld.keepsBack(items.part(kind, said))));
    return new Left(
        new PlanUpdated(
            new PlanSeen(plan.citizen(), isLeft.getOrDefault(true, List.of()), List.of()),
            from.writtenAt()),
        isLeft.getOrDefault(false, List.of()).stream()
            .map(said -> "CarePlan." + ContentItems.elementOf(said.part()))
            .collect(Collectors.toSet()));
  }

  private static Part notice(Part part) {
    return switch (part) {
      case Part.Text text ->
          new Part.Text(
              text.id(),
              text.writtenAt(),
              text.author(),
              text.text().equals(BundleCut.CUT_FILE) ? BundleCut.CUT_FILE : BundleCut.CUT_TEXT);
      case Part.File file ->
          new Part.Text(file.id(), file.writtenAt(), file.author(), BundleCut.CUT_FILE);
    };
  }
}
