package dk.sektorbro.consent;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/** Health Act §44: one year in Danish calendar time. */
final class LongestTerm {

  static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
  private static final Period YEAR = Period.ofYears(1);

  private LongestTerm() {}

  static Instant endOf(Instant givenAt) {
    return givenAt.atZone(DENMARK).plus(YEAR).toInstant();
  }
}
