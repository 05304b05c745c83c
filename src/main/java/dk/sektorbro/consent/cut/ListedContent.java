package dk.sektorbro.consent.cut;

import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts what a message says to the list of a release profile, where neither its sender nor its
 * receiver writes FHIR: a letter and a word on a meeting, by the elements that they are on the FHIR
 * side. An element of which the list has a part only is left out whole. Every other kind is shared
 * whole or not at all.
 */
public final class ListedContent {

  private final AllowList elements;
  private final Set<String> cut = new TreeSet<>();

  private ListedContent(AllowList elements) {
    this.elements = elements;
  }

  /**
   * What is left.
   *
   * @param cut the elements that were taken out, as on the FHIR side; no values
   */
  public record Left(Content content, Set<String> cut) {}

  /**
   * @throws NotListed where there would be no message left
   */
  public static Left of(Content content, AllowList elements) {
    ListedContent list = new ListedContent(elements);
    Content left =
        switch (content) {
          case MeetingWord word -> list.cut(word);
          case Correspondence letter -> list.cut(letter);
          default -> content;
        };
    return new Left(left, Set.copyOf(list.cut));
  }

  /** A message would be none without an element that is not listed. */
  public static final class NotListed extends RuntimeException {
    NotListed(String element) {
      super(
          "The release profile does not list " + element + ", and the message is none without it.");
    }
  }

  private MeetingWord cut(MeetingWord word) {
    String type = word.matter().isTheOrganisers() ? "Appointment" : "AppointmentResponse";
    Matter matter =
        switch (word.matter()) {
          case Matter.Invitation said -> {
            must(type, "start");
            must(type, "end");
            must(type, "participant");
            yield new Matter.Invitation(
                said.type(), said.slot(), said.place().flatMap(this::cut), said.attendees());
          }
          case Matter.CounterProposal said -> {
            must(type, "start");
            must(type, "end");
            yield said;
          }
          case Matter.Reply said -> said;
          case Matter.Cancellation said -> said;
        };
    return new MeetingWord(
        word.citizen(),
        word.uid(),
        word.sequence(),
        matter,
        listed(type, "comment", word.note()),
        word.author(),
        word.writtenAt(),
        word.history());
  }

  private Optional<Place> cut(Place place) {
    return Optional.of(
            new Place(
                listed("Location", "name", place.name()),
                listed("Location", "telecom", place.link())))
        .filter(left -> left.name().isPresent() || left.link().isPresent());
  }

  private Correspondence cut(Correspondence letter) {
    must("Communication", "payload");
    return new Correspondence(
        letter.citizen(),
        letter.communicationId(),
        letter.category(),
        listed("Communication", "topic", letter.topic()),
        listed("Communication", "priority", letter.priority()),
        listed(
                "Communication",
                "encounter",
                Optional.of(letter.episodeOfCare()).filter(it -> !it.isEmpty()))
            .orElse(List.of()),
        letter.parts(),
        letter.history(),
        listed("Communication", "recipient", letter.recipientName()));
  }

  private <T> Optional<T> listed(String type, String element, Optional<T> value) {
    if (value.isEmpty() || elements.listsWhole(type, element)) {
      return value;
    }
    cut.add(type + "." + element);
    return Optional.empty();
  }

  private void must(String type, String element) {
    if (!elements.listsWhole(type, element)) {
      throw new NotListed(type + "." + element);
    }
  }
}
