package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Activity;
import dk.sektorbro.exchange.content.PlanPart.Goal;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.WeekLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What is left of a part's wording when it is erased: which part it was, and whose words. */
final class Erased {

  private static final String NOTHING = "erased";

  private Erased() {}

  static PlanPart of(PlanPart part, Instant writtenAt) {
    LocalDate day = LocalDate.ofInstant(writtenAt, DanishTime.ZONE);
    return switch (part) {
      case Goal goal -> new Goal(goal.id(), goal.voice(), NOTHING, Stage.STOPPED);
      case Activity activity ->
          new Activity(
              activity.id(),
              Kind.OTHER,
              NOTHING,
              NOTHING,
              day,
              day,
              Optional.empty(),
              Stage.STOPPED);
      case WeekLimit limit -> new WeekLimit(Duration.ofMinutes(1));
    };
  }
}
