package dk.sektorbro.course;

import dk.sektorbro.course.team.NetworkMeetingRule;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.content.StayEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code config/course.yaml} says.
 *
 * @param tells the steps of a stay that are told at all
 * @param remembers how long the hub keeps what it was told of stays and referrals, and plans nobody
 *     writes in
 * @param mostInAWeek how much of a citizen's week the activities of a plan may take together
 * @param stillThereAfter how long after its first day somebody counts as still in a job or
 *     education
 * @param networkMeeting when the team is asked to meet; empty where it never is
 */
public record CourseRules(
    Set<StayEvent> tells,
    Period remembers,
    Duration mostInAWeek,
    Period stillThereAfter,
    Optional<NetworkMeetingRule> networkMeeting) {

  private static final String EVENTS =
      "a list of admitted, leave-started, leave-ended, discharged, stay-ended";

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static CourseRules read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("tells", "remembers-days", "plan-hours-a-week", "ips", "network-meeting");
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
    Optional<Period> stillThereAfter =
        yaml.root()
            .required("ips", "the terms of referrals to IPS")
            .flatMap(
                ips -> {
                  ips.allowOnly("still-there-after");
                  return ips.value(
                      "still-there-after", "a period, such as P4M", CourseRules::period);
                });
    Optional<NetworkMeetingRule> networkMeeting =
        yaml.root().child("network-meeting").flatMap(CourseRules::networkMeeting);
    yaml.done();
    return new CourseRules(
        Set.copyOf(tells),
        Period.ofDays(days.orElseThrow()),
        Duration.ofHours(hours.orElseThrow()),
        stillThereAfter.orElseThrow(),
        networkMeeting);
  }

  private static Optional<NetworkMeetingRule> networkMeeting(YamlFile.Entry entry) {
    entry.allowOnly("admissions", "within");
    Optional<Integer> admissions =
        entry.value("admissions", "a number of admissions, at least 2", CourseRules::several);
    Optional<Period> within = entry.value("within", "a period, such as P6M", CourseRules::period);
    return admissions.flatMap(many -> within.map(time -> new NetworkMeetingRule(many, time)));
  }

  private static int several(String text) {
    int number = positive(text);
    if (number < 2) {
      throw new IllegalArgumentException("one is not several");
    }
    return number;
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no period", e);
    }
  }

  private static int positive(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException("less than one");
    }
    return number;
  }
}
