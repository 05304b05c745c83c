package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.exchange.DanishTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When time does what, around the days on which calendars go wrong. */
class RequestClockTest {

  /** When the hub reminds of an LÆ 285 that is due on the day, in Danish time. */
  private static List<LocalDateTime> reminders(LocalDate due) {
    DialogueWorld world =
        DialogueWorld.inMemory(due.minusDays(20).atTime(9, 0).atZone(DanishTime.ZONE).toInstant());
    Asked asked = world.asks("LAE-285", due);
    world.arrives(asked.message(), DialogueWorld.CLINIC);
    List<LocalDateTime> reminders = new ArrayList<>();
    while (world.today().isBefore(due.plusDays(40))) {
      world.clock.passes(Duration.ofMinutes(15));
      world
          .timePasses()
          .forEach(
              reminder ->
                  reminders.add(LocalDateTime.ofInstant(world.clock.instant(), DanishTime.ZONE)));
    }
    return reminders;
  }

  @ParameterizedTest(name = "due {0}: {1}")
  @CsvSource({
    // An ordinary week: the day after, four days after, eight days after.
    "2026-03-02, 2026-03-03T08:00 2026-03-06T08:00 2026-03-10T08:00",
    // Due on a Friday: the first falls on the weekend.
    "2026-03-06, 2026-03-09T08:00 2026-03-10T08:00 2026-03-16T08:00",
    // Summer time begins on 29 March and ends on 25 October: eight o'clock stays eight o'clock.
    "2026-03-27, 2026-03-30T08:00 2026-03-31T08:00 2026-04-07T08:00",
    "2026-10-23, 2026-10-26T08:00 2026-10-27T08:00 2026-11-02T08:00",
    // Easter: Maundy Thursday 2 April to Easter Monday 6 April 2026.
    "2026-04-01, 2026-04-07T08:00 2026-04-08T08:00 2026-04-09T08:00",
    // Ascension Day 14 May and Whit Monday 25 May 2026.
    "2026-05-13, 2026-05-15T08:00 2026-05-18T08:00 2026-05-21T08:00",
    // Over the year's end of 2026, whose last week is the 53rd; 1 January is a holiday.
    "2026-12-30, 2027-01-04T08:00 2027-01-05T08:00 2027-01-07T08:00",
    // A leap day.
    "2028-02-28, 2028-02-29T08:00 2028-03-03T08:00 2028-03-07T08:00"
  })
  void theHubRemindsOnWorkingDays(LocalDate due, String expected) {
    assertThat(reminders(due).stream().map(LocalDateTime::toString))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28, 2026-03-28T23:00:00Z", // the night into summer time
    "2026-10-24, 2026-10-24T22:00:00Z", // the night out of it
    "2026-12-31, 2026-12-31T23:00:00Z"
  })
  void aRequestIsOverdueOnceItsDayIsOverInDenmark(LocalDate due, Instant over) {
    DialogueWorld world =
        DialogueWorld.inMemory(due.minusDays(20).atStartOfDay(DanishTime.ZONE).toInstant());
    Asked asked = world.asks("LAE-285", due);
    world.arrives(asked.message(), DialogueWorld.CLINIC);

    world.clock.set(over.minusSeconds(1));
    world.timePasses();
    assertThat(world.standing(asked).overdue()).isFalse();
    world.clock.set(over);
    world.timePasses();
    assertThat(world.standing(asked).overdue()).isTrue();
  }

  @Test
  void aHubThatWasAwaySendsOneReminderAndNotOnTheWeekend() {
    DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));
    Asked asked = world.asks("LAE-285", LocalDate.of(2026, 3, 16));
    world.arrives(asked.message(), DialogueWorld.CLINIC);

    world.clock.set(Instant.parse("2026-03-28T12:00:00Z")); // a Saturday
    assertThat(world.timePasses()).isEmpty();
    world.clock.set(Instant.parse("2026-03-30T05:59:00Z")); // Monday, a minute before eight
    assertThat(world.timePasses()).isEmpty();
    world.clock.passes(Duration.ofMinutes(1));
    assertThat(world.timePasses()).hasSize(1);
    assertThat(world.timePasses()).isEmpty();
    world.clock.passes(Duration.ofDays(1));
    assertThat(world.timePasses()).hasSize(1);
  }

  @Test
  void aReminderByACaseworkerPutsTheHubsOffToTheNextWorkingDay() {
    DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));
    Asked asked = world.asks("LAE-285", LocalDate.of(2026, 3, 12));
    world.arrives(asked.message(), DialogueWorld.CLINIC);
    world.clock.set(Instant.parse("2026-03-13T06:00:00Z")); // Friday, seven o'clock
    world.reminds(asked, "by hand");

    world.clock.set(Instant.parse("2026-03-13T12:00:00Z"));
    assertThat(world.timePasses()).isEmpty();
    world.clock.set(Instant.parse("2026-03-16T07:00:00Z"));
    assertThat(world.timePasses()).hasSize(1);
  }

  @Test
  void remindersStopTheMomentAnAnswerArrivesAndAReturnStartsItsOwnClock() {
    DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));
    Asked asked = world.asks("LAE-285", LocalDate.of(2026, 3, 12));
    world.arrives(asked.message(), DialogueWorld.CLINIC);
    world.clock.set(Instant.parse("2026-03-13T07:00:00Z"));
    assertThat(world.timePasses()).hasSize(1);

    world.answersAndDelivers(asked, DialogueWorld.CLINIC, "answer");
    world.clock.set(Instant.parse("2026-03-20T08:00:00Z"));
    assertThat(world.timePasses()).isEmpty();

    world.sendsBack(asked, "back");
    assertThat(world.standing(asked).due()).isEqualTo("2026-03-28");
    assertThat(world.standing(asked).overdue()).isFalse();
    world.clock.set(Instant.parse("2026-03-30T06:00:00Z"));
    List<LetTimePass.Due> first = world.timePasses();
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().reminder().number()).isEqualTo(1);
  }
}
