package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.Meetings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Between two parties that write no FHIR, the release profile holds for what a message says. */
class ListedContentTest {

  private static final MeetingWord NOTED =
      LongStream.range(0, 100)
          .mapToObj(
              seed ->
                  new Meetings(seed)
                      .next(
                          new Author(
                              "Sanne",
                              "Sagsbehandler",
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty())))
          .filter(word -> word.note().isPresent() && isCalled(word))
          .findFirst()
          .orElseThrow();

  private static boolean isCalled(MeetingWord word) {
    return word.matter() instanceof MeetingWord.Matter.Invitation called
        && called.place().flatMap(MeetingWord.Place::name).isPresent();
  }

  private static AllowList listing(Map<String, List<String>> paths) {
    return AllowList.of(FhirContext.forR4Cached(), paths);
  }

  @Test
  void whatIsNotListedIsLeftOutAndTold() {
    ListedContent.Left left =
        ListedContent.of(
            NOTED, listing(Map.of("Appointment", List.of("start", "end", "participant"))));

    MeetingWord word = (MeetingWord) left.content();
    assertThat(word.note()).isEmpty();
    assertThat(((MeetingWord.Matter.Invitation) word.matter()).place()).isEmpty();
    assertThat(left.cut()).contains("Appointment.comment", "Location.name");
  }

  @Test
  void anElementOfWhichAPartIsListedIsLeftOutWhole() {
    ListedContent.Left left =
        ListedContent.of(
            NOTED,
            listing(
                Map.of(
                    "Appointment",
                    List.of("start", "end", "participant", "comment.where(length() < 10)"),
                    "Location",
                    List.of("children()"))));

    assertThat(left.content()).isEqualTo(NOTED.withoutNote());
    assertThat(left.cut()).containsExactly("Appointment.comment");
  }

  @Test
  void whatIsNoMessageWithoutItDoesNotLeave() {
    assertThatExceptionOfType(ListedContent.NotListed.class)
        .isThrownBy(
            () -> ListedContent.of(NOTED, listing(Map.of("Appointment", List.of("comment")))));
  }

  @Test
  void ofALetterTheTextStaysAndWhatIsAroundItGoes() {
    Correspondence letter =
        new Correspondence(
            NOTED.citizen(),
            "urn:uuid:00000000-0000-4000-8000-000000000001",
            "carecoordination",
            Optional.of("Om praktik"),
            Optional.of("routine"),
            List.of("urn:uuid:00000000-0000-4000-8000-000000000002"),
            List.of(),
            List.of(),
            Optional.of("Team A"));

    ListedContent.Left left =
        ListedContent.of(letter, listing(Map.of("Communication", List.of("payload", "recipient"))));

    assertThat(((Correspondence) left.content()).topic()).isEmpty();
    assertThat(((Correspondence) left.content()).recipientName()).contains("Team A");
    assertThat(left.cut())
        .containsExactlyInAnyOrder(
            "Communication.topic", "Communication.priority", "Communication.encounter");
  }
}
