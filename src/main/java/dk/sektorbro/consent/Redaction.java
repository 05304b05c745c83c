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
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Carries out the obligations of a permit on what a message says, where its elements cannot be told
 * apart: the texts and files of a letter, each by when it was written and by whom, what is around
 * them, and of a meeting what is noted on it and where it is.
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

  /** Its note and its place are for cutting; the rest of it is shared or nothing. */
  private Left cut(MessageKind kind, MeetingWord word, List<Obligation> obligations) {
    Left uncut =
        whole(
            word,
            obligations.stream().filter(obligation -> !obligation.equals(WITHOUT_NOTE)).toList());
    Withheld withheld = new Withheld(obligations);
    Set<String> cut = new TreeSet<>();
    MeetingWord left = word;
    if (word.note().isPresent() && withheld.keepsBack(items.note(kind, word))) {
      cut.add(ContentItems.resourceOf(word) + ".comment");
      left = word.withoutNote();
    }
    if (left.matter() instanceof Matter.Invitation called && called.place().isPresent()) {
      Place place = called.place().get();
      left =
          held(
              left,
              called,
              new Place(
                  left(
                      place.name(),
                      "Location.name",
                      items.place(kind, word, "name"),
                      withheld,
                      cut),
                  left(
                      place.link(),
                      "Location.telecom",
                      items.place(kind, word, "telecom"),
                      withheld,
                      cut)));
    }
    return cut.isEmpty() ? uncut : new Left(left, Set.copyOf(cut));
  }

  private static MeetingWord held(MeetingWord word, Matter.Invitation called, Place place) {
    return new MeetingWord(
        word.citizen(),
        word.uid(),
        word.sequence(),
        new Matter.Invitation(
            called.type(),
            called.slot(),
            Optional.of(place).filter(it -> it.name().isPresent() || it.link().isPresent()),
            called.attendees()),
        word.note(),
        word.author(),
        word.writtenAt(),
        word.history());
  }

  private static <T> Optional<T> left(
      Optional<T> value, String element, Item piece, Withheld withheld, Set<String> cut) {
    if (value.isEmpty() || !withheld.isCut(piece)) {
      return value;
    }
    cut.add(element);
    return Optional.empty();
  }

  private Left cut(MessageKind kind, Correspondence from, Withheld withheld) {
    Set<String> cut = new TreeSet<>();
    if (withheld.isSurelyCut(items.element(kind, from, "category"))) {
      throw new IllegalArgumentException("No letter is without a category");
    }
    Optional<String> subject = from.topic();
    if (subject.isPresent() && withheld.keepsBack(items.element(kind, from, "topic"))) {
      cut.add("Communication.topic");
      subject =
          Optional.of(BundleCut.CUT_TEXT).filter(line -> BundleCut.hasSubject(from.category()));
    }
    LeftOutOfThread thread =
        LeftOutOfThread.of(
            from,
            part -> withheld.keepsBack(items.part(kind, from, part)),
            turn -> withheld.isSurelyCut(items.turn(turn)));
    if (!thread.turns().equals(from.history())) {
      cut.add("Provenance.agent");
    }
    if (!thread.parts().equals(from.parts())) {
      cut.add("Communication.payload");
    }
    return new Left(
        new Correspondence(
            from.citizen(),
            from.communicationId(),
            from.category(),
            subject,
            framed(kind, from, from.priority(), "priority", withheld, cut),
            framed(
                    kind,
                    from,
                    Optional.of(from.episodeOfCare()).filter(it -> !it.isEmpty()),
                    "encounter",
                    withheld,
                    cut)
                .orElse(List.of()),
            thread.parts(),
            thread.turns(),
            framed(kind, from, from.recipientName(), "recipient", withheld, cut)),
        Set.copyOf(cut));
  }

  /** Who sends what to whom is the frame of a letter, that only what surely means it reaches. */
  private <T> Optional<T> framed(
      MessageKind kind,
      Correspondence letter,
      Optional<T> value,
      String element,
      Withheld withheld,
      Set<String> cut) {
    if (value.isEmpty() || !withheld.isSurelyCut(items.element(kind, letter, element))) {
      return value;
    }
    cut.add("Communication." + element);
    return Optional.empty();
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
}
