package dk.sektorbro.course;

import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.content.Citizen;
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

  public Call call(Citizen citizen, OffsetDateTime dischargedAt) {
    LocalDate dischargedOn = dischargedAt.atZoneSameInstant(DanishTime.ZONE).toLocalDate();
    return new Call(citizen, dischargedOn, calendar.plusWorkingDays(dischargedOn, 1));
  }
}
