package dk.sektorbro.course;

import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.content.StayEvent;
import java.nio.file.Path;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code config/course.yaml} says.
 *
 * @param tells the steps of a stay that are told at all
 * @param remembers how long the hub keeps what it was told of stays
 */
public record CourseRules(Set<StayEvent> tells, Period remembers) {

  private static final String EVENTS =
      "a list of admitted, leave-started, leave-ended, discharged, stay-ended";

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static CourseRules read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("tells", "remembers-days");
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
        yaml.root().value("remembers-days", "a number of days", CourseRules::days);
    yaml.done();
    return new CourseRules(Set.copyOf(tells), Period.ofDays(days.orElseThrow()));
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    if (days < 1) {
      throw new IllegalArgumentException("less than a day");
    }
    return days;
  }
}
