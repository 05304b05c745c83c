package dk.sektorbro.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a key of the intake seal: the day it was made (UTC) and its number that day; later ids
 * sort last.
 */
record KekId(LocalDate day, int number) implements Comparable<KekId> {

  private static final Pattern FORM =
      Pattern.compile("kek-([0-9]{4}-[0-9]{2}-[0-9]{2})-([1-9][0-9]{0,5})");
  private static final Comparator<KekId> BY_AGE =
      Comparator.comparing(KekId::day).thenComparingInt(KekId::number);

  static Optional<KekId> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KekId(LocalDate.parse(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The id of a key made today; sorts after this one even when the clock was set back. */
  KekId next(LocalDate today) {
    return today.isAfter(day) ? new KekId(today, 1) : new KekId(day, number + 1);
  }

  @Override
  public int compareTo(KekId other) {
    return BY_AGE.compare(this, other);
  }

  @Override
  public String toString() {
    return "kek-" + day + "-" + number;
  }
}
