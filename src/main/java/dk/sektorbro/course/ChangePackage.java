package dk.sektorbro.course;

import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * After a first admission with psychosocial problems, the municipality calls the citizen on the
 * first working day after the discharge (Central Denmark Region, "the near psychiatry").
 */
public final class ChangePackage {

  private final DanishCalendar calendar;

  public ChangePackage(DanishCalendar calendar) {
    this.calendar = calendar;
  }

  /** The day of the call. */
  public LocalDate callOn(OffsetDateTime dischargedAt) {
    return calendar.plusWorkingDays(
        dischargedAt.atZoneSameInstant(DanishTime.ZONE).toLocalDate(), 1);
  }
}
