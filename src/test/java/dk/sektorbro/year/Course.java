package dk.sektorbro.year;

import java.time.LocalDate;
import java.util.Random;

/**
 * What happens to one citizen and in one case, whoever asks for the certificate. The numbers here
 * are the assumptions that docs/key-figures.md states; none is measured but where it says so.
 *
 * @param number which case of the year it is
 * @param firstDay of absence
 * @param reported the day the case comes to the jobcentre and the hub
 * @param consentAfter so many days after that the citizen signs; never where it is negative
 * @param askedBefore by hand, so many days before the first follow-up is due; after it where it is
 *     negative
 * @param answerAfter so many days after the request the doctor answers; where it is forgotten,
 *     after the first reminder
 * @param forgotten whether the doctor needs a reminder
 * @param daysLate how late the first follow-up is where it is not held in time
 * @param luck in [0, 1): the follow-up is in time where it is below the chance of that
 * @param weeks how long the absence lasts
 */
record Course(
    int number,
    LocalDate firstDay,
    LocalDate reported,
    int consentAfter,
    int askedBefore,
    int answerAfter,
    boolean forgotten,
    boolean employerKnown,
    boolean employerContacted,
    boolean offered,
    int daysLate,
    double luck,
    long seed,
    int weeks) {

  /** With the certificate at hand the meeting is held when it should be. */
  static final double IN_TIME_WITH_ANSWER = 0.85;

  /** Without it, mostly not; with {@link #IN_TIME_WITH_ANSWER} this gives the report's half. */
  static final double IN_TIME_WITHOUT = 0.40;

  static final double LATER_FOLLOW_UP_IN_TIME = 0.5;

  static Course of(int number, int cases, LocalDate yearBegins) {
    Random random = new Random(20_21L * 1_000_003 + number);
    LocalDate firstDay = yearBegins.plusDays((long) number * 364 / cases);
    return new Course(
        number,
        firstDay,
        firstDay.plusDays(3 + random.nextInt(33)),
        random.nextDouble() < 0.05 ? -1 : random.nextDouble() < 0.6 ? 0 : 2 + random.nextInt(10),
        random.nextDouble() < 0.1 ? -1 - random.nextInt(14) : random.nextInt(22),
        answerAfter(random),
        random.nextDouble() < 0.1,
        random.nextDouble() < 0.6,
        random.nextDouble() < 0.59,
        random.nextDouble() < 0.65,
        3 + random.nextInt(26),
        random.nextDouble(),
        random.nextLong(),
        6 + (int) Math.min(54, -16 * Math.log(1 - random.nextDouble())));
  }

  /** A median of two weeks, with a long tail. */
  private static int answerAfter(Random random) {
    return (int) Math.max(1, Math.round(14 * Math.exp(0.5 * random.nextGaussian())));
  }

  LocalDate recovered() {
    return firstDay.plusWeeks(weeks);
  }
}
