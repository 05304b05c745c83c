package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Redaction;
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
