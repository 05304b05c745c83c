package dk.sektorbro.certificate;

import dk.sektorbro.certificate.CertificateForm.Reminder;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time does to a request: it falls due, is reminded of, is no longer waited for, is closed.
 * Days are Denmark's; a reminder goes on a working day, at most one a day.
 */
public final class RequestClock {

  private final DanishCalendar calendar;

  public RequestClock(DanishCalendar calendar) {
    this.calendar = calendar;
  }

  /** A step that time will bring. */
  public record Timed(Instant at, Step step) {}

  /**
   * The next step that time brings, if nothing else happens first; one that is late is due now, but
   * a reminder not on a day off or before its time of day.
   */
  public Optional<Timed> next(CertificateForm form, Standing standing, Instant now) {
    return switch (standing.stage()) {
      case Stage.Ordered ordered -> nextWhileAwaited(form, standing, now);
      case Stage.Delivered delivered -> nextWhileAwaited(form, standing, now);
      case Stage.Accepted accepted -> nextWhileAwaited(form, standing, now);
      case Stage.Returned returned -> nextWhileAwaited(form, standing, now);
      case Stage.Answered answered ->
          Optional.of(
              new Timed(
                  beginning(day(standing.since()).plus(form.returnWithin()).plusDays(1)),
                  new Step.Closed()));
      case Stage.Expired expired -> Optional.empty();
      case Stage.Moved moved -> Optional.empty();
      case Stage.Ended ended -> Optional.empty();
    };
  }

  private Optional<Timed> nextWhileAwaited(CertificateForm form, Standing standing, Instant now) {
    Stream<Timed> due =
        standing.overdue()
            ? Stream.empty()
            : Stream.of(new Timed(beginning(standing.due().plusDays(1)), new Step.FellDue()));
    Timed expiry =
        new Timed(
            beginning(standing.due().plus(form.reminding().givesUpAfter()).plusDays(1)),
            new Step.Expired());
    return Stream.of(due, reminder(form, standing, now).stream(), Stream.of(expiry))
        .flatMap(steps -> steps)
        .min(Comparator.comparing(Timed::at));
  }

  private Optional<Timed> reminder(CertificateForm form, Standing standing, Instant now) {
    int sent = standing.reminders();
    if (sent >= form.reminding().reminders().size()) {
      return Optional.empty();
    }
    Reminder reminder = form.reminding().reminders().get(sent);
    LocalDate planned = standing.due().plus(reminder.afterDue());
    LocalDate free =
        standing
            .lastReminded()
            .map(last -> last.plusDays(1))
            .filter(planned::isBefore)
            .orElse(planned);
    LocalDate today = day(now);
    LocalDate day = calendar.onOrAfterWorkingDay(free.isBefore(today) ? today : free);
    return Optional.of(
        new Timed(
            moment(day, form.reminding().at()), new Step.Reminded(reminder.urgency(), sent + 1)));
  }

  static LocalDate day(Instant at) {
    return at.atZone(DanishTime.ZONE).toLocalDate();
  }

  private static Instant beginning(LocalDate day) {
    return day.atStartOfDay(DanishTime.ZONE).toInstant();
  }

  private static Instant moment(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, DanishTime.ZONE).toInstant();
  }
}
