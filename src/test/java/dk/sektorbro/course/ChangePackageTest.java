package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.content.Citizen;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call falls on the first working day after the discharge. */
class ChangePackageTest {

  private static final Citizen BRUNO =
      new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");

  private final ChangePackage changePackage = new ChangePackage(new DanishCalendar(List.of()));

  @ParameterizedTest
  @CsvSource({
    "2026-03-03T10:00:00+01:00, 2026-03-04", // a Tuesday
    "2026-03-06T10:00:00+01:00, 2026-03-09", // over a weekend
    "2026-04-01T10:00:00+02:00, 2026-04-07", // over Easter, Maundy Thursday to Easter Monday
    "2026-03-03T23:30:00Z, 2026-03-05" // past midnight in Denmark
  })
  void callsOnTheFirstWorkingDayAfter(OffsetDateTime dischargedAt, LocalDate callOn) {
    assertThat(changePackage.call(BRUNO, dischargedAt).by()).isEqualTo(callOn);
  }
}
