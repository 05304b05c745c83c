package dk.sektorbro.exchange.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the shared plan that somebody writes as a whole: what changes at once, and is in
 * conflict at once.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlanPart.Goal.class, name = "goal"),
  @JsonSubTypes.Type(value = PlanPart.Activity.class, name = "activity"),
  @JsonSubTypes.Type(value = PlanPart.WeekLimit.class, name = "week-limit")
})
public sealed interface PlanPart {

  /** Made by whoever wrote it first; a UUID in lower case. */
  String id();

  /** Whose words it is in. */
  Voice voice();

  private static void mustSay(@Nullable String text, String otherwise) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Whose words a part is in. The professionals' is their own; the citizen's any side may write.
   */
  enum Voice {
    CITIZEN("citizen"),
    PROFESSIONAL("professional");

    private final String code;

    Voice(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Voice> ofCode(String code) {
      return Arrays.stream(values()).filter(voice -> voice.code.equals(code)).findFirst();
    }
  }

  /** How far it is. */
  enum Stage {
    PLANNED("planned"),
    UNDER_WAY("under-way"),
    COMPLETED("completed"),
    /** Given up; a part is never taken out of a plan. */
    STOPPED("stopped");

    private final String code;

    Stage(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Stage> ofCode(String code) {
      return Arrays.stream(values()).filter(stage -> stage.code.equals(code)).findFirst();
    }
  }

  /**
   * What an activity is, as far as two of a kind repeat each other. Codes of {@code
   * http://sektorbro.dk/fhir/CodeSystem/plan-activities}.
   */
  enum Kind {
    TREATMENT("treatment"),
    GROUP("group"),
    CONVERSATION("conversation"),
    PHYSICAL_TRAINING("physical-training"),
    DAILY_LIVING("daily-living"),
    MENTORING("mentoring"),
    COURSE("course"),
    WORK_PLACEMENT("work-placement"),
    JOB_SEARCH("job-search"),
    /** Told by its words alone. */
    OTHER("other");

    public static final String SYSTEM = "http://sektorbro.dk/fhir/CodeSystem/plan-activities";

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
  }

  /** What is to be reached. */
  record Goal(String id, Voice voice, String words, Stage stage) implements PlanPart {

    public Goal {
      mustSay(words, "A goal is put in words.");
    }

    @Override
    public String toString() {
      return "Goal[" + id + "]";
    }
  }

  /**
   * What somebody does towards it; a professional's word.
   *
   * @param responsible who sees to it: a person or a unit
   * @param first the first day, in Denmark
   * @param last the last day
   * @param weekly how it takes of each week, where that is settled
   */
  record Activity(
      String id,
      Kind kind,
      String words,
      String responsible,
      LocalDate first,
      LocalDate last,
      Optional<Weekly> weekly,
      Stage stage)
      implements PlanPart {

    public Activity {
      mustSay(words, "An activity is described in words.");
      mustSay(responsible, "Say who sees to an activity: a person or a unit.");
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("An activity ends before it begins.");
      }
    }

    @Override
    public Voice voice() {
      return Voice.PROFESSIONAL;
    }

    /** Whether it takes anybody's time. */
    public boolean takesTime() {
      return stage == Stage.PLANNED || stage == Stage.UNDER_WAY;
    }

    @Override
    public String toString() {
      return "Activity[" + id + "]";
    }
  }

  /**
   * How much of the citizen's week the activities of all may take together. A plan has one: what
   * each writes of it is the same part. It is the citizen's, so anybody may write it.
   *
   * @param most whole minutes of at most a week
   */
  record WeekLimit(Duration most) implements PlanPart {

    /** No other part has it. */
    public static final String ID =
        UUID.nameUUIDFromBytes("sektorbro:week-limit".getBytes(StandardCharsets.UTF_8)).toString();

    private static final Duration A_WEEK = Duration.ofDays(7);

    public WeekLimit {
      boolean whole = most.equals(most.truncatedTo(ChronoUnit.MINUTES));
      if (!whole || !most.isPositive() || most.compareTo(A_WEEK) > 0) {
        throw new IllegalArgumentException(
            "A plan allows some whole minutes of each week, and no more than it has.");
      }
    }

    @Override
    public String id() {
      return ID;
    }

    @Override
    public Voice voice() {
      return Voice.CITIZEN;
    }
  }

  /**
   * What an activity takes of each week.
   *
   * @param days on which days; empty where that is not settled
   * @param from when it begins on each of them, Danish time
   * @param times how often in a week
   * @param each how long each time
   */
  record Weekly(Set<DayOfWeek> days, Optional<LocalTime> from, int times, Duration each) {

    private static final int MOST_TIMES = 21;
    private static final Duration A_DAY = Duration.ofDays(1);

    public Weekly {
      days = Set.copyOf(days);
      if (!days.isEmpty() && times != days.size()) {
        throw new IllegalArgumentException("Where days are named, it takes place once on each.");
      }
      if (from.isPresent() && days.isEmpty()) {
        throw new IllegalArgumentException("A time of day needs its days of the week.");
      }
      if (from.filter(time -> !time.equals(time.truncatedTo(ChronoUnit.MINUTES))).isPresent()) {
        throw new IllegalArgumentException("A time of day is told by hours and minutes.");
      }
      if (times < 1 || times > MOST_TIMES) {
        throw new IllegalArgumentException("It takes place from once to 21 times in a week.");
      }
      boolean whole = each.equals(each.truncatedTo(ChronoUnit.MINUTES));
      if (!whole || !each.isPositive() || sinceMidnight(from).plus(each).compareTo(A_DAY) > 0) {
        throw new IllegalArgumentException("Each time takes some whole minutes of one day.");
      }
    }

    private static Duration sinceMidnight(Optional<LocalTime> from) {
      return from.map(time -> Duration.between(LocalTime.MIN, time)).orElse(Duration.ZERO);
    }

    /**
     * How much of it is on these days, both among them and of one week. Where no days are settled,
     * all of it may be.
     */
    public Duration between(LocalDate from, LocalDate to) {
      long on =
          from.datesUntil(to.plusDays(1)).filter(day -> days.contains(day.getDayOfWeek())).count();
      return each.multipliedBy(days.isEmpty() ? times : on);
    }

    /** The days on which both are at the same time. */
    public Set<DayOfWeek> meets(Weekly other) {
      if (from.isEmpty() || other.from.isEmpty()) {
        return Set.of();
      }
      Set<DayOfWeek> both = new TreeSet<>(days);
      both.retainAll(other.days);
      Duration begins = sinceMidnight(from);
      Duration otherBegins = sinceMidnight(other.from);
      boolean overlap =
          begins.compareTo(otherBegins.plus(other.each)) < 0
              && otherBegins.compareTo(begins.plus(each)) < 0;
      return overlap ? both : Set.of();
    }
  }
}
