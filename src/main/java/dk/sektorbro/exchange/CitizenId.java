package dk.sektorbro.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's id number: a CPR number, or the replacement number X-eCPR given to a person without
 * one.
 *
 * <p>It prints masked, so that it cannot reach a log or a message by accident; {@link #number()} is
 * for payloads that are sealed. A CPR number has had no modulus check since 2007; its date part and
 * its seventh digit still name a day that exists.
 */
public record CitizenId(Scheme scheme, String number) {

  /** Where the number comes from. */
  public enum Scheme {
    CPR("urn:oid:1.2.208.176.1.2"),
    X_ECPR("urn:oid:1.2.208.176.1.6.1.1");

    private final String system;

    Scheme(String system) {
      this.system = system;
    }

    /** The identifier system in FHIR. */
    public String system() {
      return system;
    }

    public static Optional<Scheme> ofSystem(String system) {
      for (Scheme scheme : values()) {
        if (scheme.system.equals(system)) {
          return Optional.of(scheme);
        }
      }
      return Optional.empty();
    }
  }

  private static final Pattern CPR_DIGITS = Pattern.compile("[0-9]{10}");

  /**
   * As NSP has it ("Format for nationale erstatningspersonnumre, X-eCPR") and MedCom's profiles.
   */
  private static final Pattern X_ECPR_FORM = Pattern.compile("[0-9]{6}[17][A-Z]{2}[0-9]");

  public CitizenId {
    if (!isValid(scheme, number)) {
      throw new IllegalArgumentException("Not an id number of scheme " + scheme);
    }
  }

  /** A CPR number, with or without the hyphen. */
  public static CitizenId cpr(String number) {
    return new CitizenId(Scheme.CPR, number.replace("-", ""));
  }

  /**
   * Reads a number as people write it, of whichever scheme it is; empty where it can be of none.
   */
  public static Optional<CitizenId> written(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT).replace("-", "");
    return Arrays.stream(Scheme.values())
        .filter(scheme -> isValid(scheme, plain))
        .findFirst()
        .map(scheme -> new CitizenId(scheme, plain));
  }

  public static boolean isValid(Scheme scheme, String number) {
    return switch (scheme) {
      case CPR -> CPR_DIGITS.matcher(number).matches() && namesADay(number, century(number));
      case X_ECPR ->
          X_ECPR_FORM.matcher(number.toUpperCase(Locale.ROOT)).matches() && startsWithADay(number);
    };
  }

  /**
   * The century that the seventh digit and the year tell (CPR-kontoret, "Personnummeret i
   * CPR-systemet", section 2).
   */
  private static int century(String number) {
    int seventh = number.charAt(6) - '0';
    int year = Integer.parseInt(number.substring(4, 6));
    if (seventh <= 3) {
      return 1900;
    }
    if (seventh == 4 || seventh == 9) {
      return year <= 36 ? 2000 : 1900;
    }
    return year <= 57 ? 2000 : 1800;
  }

  /**
   * The century of a replacement number is not told by its seventh digit, so a leap day is taken at
   * its word.
   */
  private static boolean startsWithADay(String number) {
    return namesADay(number, 1900) || namesADay(number, 2000);
  }

  @SuppressWarnings("ReturnValueIgnored") // the call throws where there is no such day
  private static boolean namesADay(String number, int century) {
    try {
      day(number, century);
      return true;
    } catch (DateTimeException notADay) {
      return false;
    }
  }

  /**
   * The citizen's day of birth. The century of a replacement number is not told: the latest that
   * leaves the citizen born by then.
   *
   * @param seen a day on which the citizen was known to live
   */
  public LocalDate bornBy(LocalDate seen) {
    if (scheme == Scheme.CPR) {
      return day(number, century(number));
    }
    for (int century = 2000; century > 1800; century -= 100) {
      if (namesADay(number, century) && !day(number, century).isAfter(seen)) {
        return day(number, century);
      }
    }
    return day(number, namesADay(number, 1900) ? 1900 : 2000);
  }

  private static LocalDate day(String number, int century) {
    return LocalDate.of(
        century + Integer.parseInt(number.substring(4, 6)),
        Integer.parseInt(number.substring(2, 4)),
        Integer.parseInt(number.substring(0, 2)));
  }

  @Override
  public String toString() {
    return scheme + " **********";
  }
}
