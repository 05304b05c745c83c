package dk.sektorbro.course;

import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.content.StayEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code config/course.yaml} says.
 *
 * @param tells the steps of a stay that are told at all
 * @param remembers how long the hub keeps what it was told of stays, and plans nobody writes in
 * @param mostInAWeek how much of a citizen's week the activities of a plan may take together
 */
public record CourseRules(Set<StayEvent> tells, Period remembers, Duration mostInAWeek) {

  private static final String EVENTS =
      "a list of admitted, leave-started, leave-ended, discharged, stay-ended";

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static CourseRules read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("tells", "remembers-days", "plan-hours-a-week");
    Set<StayEvent> tells = EnumSet.noneOf(StayEvent.class);
    yaml.root().required("tells", EVENTS).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(
            item ->
                item
                    .as(
                        EVENTS,
                        code -> StayEvent.ofCode(code).orElseThrow(IllegalArgumentException::new))
                    .stream())
        .forEach(tells::add);
    Optional<Integer> days =
        yaml.root().value("remembers-days", "a number of days", CourseRules::positive);
    Optional<Integer> hours =
        yaml.root().value("plan-hours-a-week", "a number of hours", CourseRules::positive);
    yaml.done();
    return new CourseRules(
        Set.copyOf(tells),
        Period.ofDays(days.orElseThrow()),
        Duration.ofHours(hours.orElseThrow()));
  }

  private static int positive(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException("less than one");
    }
    return number;
  }
}
