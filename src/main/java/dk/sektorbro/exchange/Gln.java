package dk.sektorbro.exchange;

import java.util.regex.Pattern;

/**
 * A GS1 Global Location Number: 13 digits, the last a modulus-10 check digit (GS1 General
 * Specifications, section 7.9).
 *
 * @param value the 13 digits
 */
public record Gln(String value) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{13}");

  public Gln {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A GLN is 13 digits, the last a modulus-10 check digit");
    }
  }

  public static boolean isValid(String value) {
    if (!DIGITS.matcher(value).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (value.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10 == value.charAt(12) - '0';
  }

  @Override
  public String toString() {
    return value;
  }
}
