package dk.sektorbro.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long to wait after each failed attempt, written as {@code 30×1m, 5m, 1h, 6h, 12h, 1d}: thirty
 * times a minute, then five minutes, and so on. After the last pause there is one last attempt.
 *
 * @param pauses one for each attempt but the last
 */
public record RetrySchedule(List<Duration> pauses) {

  private static final int MOST = 10_000;
  private static final Pattern STEP =
      Pattern.compile("(?:([1-9][0-9]{0,3})\\s*[x×*]\\s*)?([1-9][0-9]{0,4})\\s*(ms|s|m|h|d)");

  public RetrySchedule {
    pauses = List.copyOf(pauses);
  }

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException naming the part that cannot be read
   */
  public static RetrySchedule of(String text) {
    List<Duration> pauses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher step = STEP.matcher(part.strip());
      if (!step.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no step of a retry schedule; write steps as 5m or 30×1m, with ms, s, m, h or d, separated by commas"
                .formatted(part.strip()));
      }
      int times = step.group(1) == null ? 1 : Integer.parseInt(step.group(1));
      pauses.addAll(
          Collections.nCopies(times, duration(Long.parseLong(step.group(2)), step.group(3))));
    }
    if (pauses.size() > MOST) {
      throw new IllegalArgumentException("A retry schedule has at most " + MOST + " attempts");
    }
    return new RetrySchedule(pauses);
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /**
   * The pause after so many failed attempts; empty where no further attempt is made.
   *
   * @param attempts 1 after the first
   */
  public Optional<Duration> pauseAfter(int attempts) {
    return attempts <= pauses.size() ? Optional.of(pauses.get(attempts - 1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return pauses.stream().map(Duration::toString).collect(Collectors.joining(", "));
  }
}
