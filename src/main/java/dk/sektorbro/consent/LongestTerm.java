package dk.sektorbro.consent;

import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.time.Period;

/** Health Act §44: one year in Danish calendar time. */
final class LongestTerm {

  private static final Period YEAR = Period.ofYears(1);

  private LongestTerm() {}

  static Instant endOf(Instant givenAt) {
    return givenAt.atZone(DanishTime.ZONE).plus(YEAR).toInstant();
  }
}
