package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.Meetings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is noted on a meeting is free text, and may be left out; the meeting itself may not. */
class MeetingNoteTest {

  private static final ContentItems CONTENTS = new ContentItems(Plans.LABELS);
  private static final MeetingWord NOTED =
      LongStream.range(0, 100)
          .mapToObj(seed -> new Meetings(seed).next(author()))
          .filter(word -> word.note().isPresent())
          .findFirst()
          .orElseThrow();

  @Test
  void theGateIsAskedAboutTheMeetingAndAboutItsNote() {
    assertThat(CONTENTS.of(MessageKind.MEETING, NOTED))
        .containsOnlyKeys(InformationType.MEETING, InformationType.CORRESPONDENCE);
    assertThat(CONTENTS.of(MessageKind.MEETING, NOTED.withoutNote()))
        .containsOnlyKeys(InformationType.MEETING);
  }

  @Test
  void whatMayNotBeSharedOfTheNoteIsLeftOut() {
    assertThat(without("correspondence"))
        .isEqualTo(
            new Redaction.Left(
                NOTED.withoutNote(), Set.of(ContentItems.resourceOf(NOTED) + ".comment")));
    assertThat(new Redaction(CONTENTS).cut(MessageKind.MEETING, NOTED, List.of()))
        .isEqualTo(new Redaction.Left(NOTED, Set.of()));
  }

  @Test
  void nothingLeavesWhereSomethingElseWouldHaveToBeCut() {
    assertThatThrownBy(() -> without("care-plan")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsExceptedOfWhereItIsIsLeftOut() {
    MeetingWord called = called();

    assertThat(place(withoutClass(called, CodeSystems.ELEMENTS, "Location.name")))
        .isEqualTo(place(called).map(at -> new MeetingWord.Place(Optional.empty(), at.link())));
    assertThat(place(withoutClass(called, CodeSystems.ELEMENTS, "Location.telecom")))
        .isEqualTo(place(called).map(at -> new MeetingWord.Place(at.name(), Optional.empty())));
    assertThat(place(withoutClass(called, CodeSystems.RESOURCE_TYPES, "Location"))).isEmpty();
    assertThat(withoutClass(called, CodeSystems.ELEMENTS, "Appointment.comment"))
        .isEqualTo(called.withoutNote());
  }

  /** There is no meeting without when it is, so who refuses that refuses the meeting. */
  @Test
  void aRefusalOfWhatIsNeverCutIsOneOfTheMeetingAndAPermissionForItIsNone() {
    Item meeting =
        Optional.ofNullable(CONTENTS.of(MessageKind.MEETING, called()).get(InformationType.MEETING))
            .orElseThrow();

    assertThat(ofClass(CodeSystems.ELEMENTS, "Appointment.start").match(meeting))
        .isEqualTo(Match.UNTOLD);
    assertThat(ofClass(CodeSystems.ELEMENTS, "Appointment.comment").match(meeting))
        .isEqualTo(Match.NO);
    assertThat(ofClass(CodeSystems.RESOURCE_TYPES, "Appointment").match(meeting))
        .isEqualTo(Match.YES);
    assertThat(ofClass(CodeSystems.INFORMATION_TYPES, "meeting").match(meeting))
        .isEqualTo(Match.YES);
  }

  private static MeetingWord called() {
    return LongStream.range(0, 500)
        .mapToObj(seed -> new Meetings(seed).next(author()))
        .filter(
            word ->
                word.note().isPresent()
                    && place(word)
                        .filter(at -> at.name().isPresent() && at.link().isPresent())
                        .isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<MeetingWord.Place> place(MeetingWord word) {
    return word.matter() instanceof MeetingWord.Matter.Invitation called
        ? called.place()
        : Optional.empty();
  }

  private static Selector ofClass(String system, String code) {
    return new Selector.OfClass(Set.of(new Code(system, code)));
  }

  private static MeetingWord withoutClass(MeetingWord word, String system, String code) {
    return (MeetingWord)
        new Redaction(CONTENTS)
            .cut(
                MessageKind.MEETING,
                word,
                List.of(
                    new Obligation.CutAway(
                        new Selection(List.of(ofClass(system, code)), List.of()))))
            .content();
  }

  private static Object without(String item) {
    return new Redaction(CONTENTS)
        .cut(MessageKind.MEETING, NOTED, List.of(new Obligation.Withhold(item)));
  }

  private static Author author() {
    return new Author(
        "Sanne",
        "Sagsbehandler",
        Optional.of("socialraadgiver"),
        Optional.of(new PartyId("99999011000016001")),
        Optional.empty());
  }
}
