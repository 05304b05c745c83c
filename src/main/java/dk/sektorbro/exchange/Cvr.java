package dk.sektorbro.exchange;

import java.util.regex.Pattern;

/**
 * A number of the Danish business register (Det Centrale Virksomhedsregister): 8 digits whose
 * weighted sum divides by 11.
 *
 * @param value the 8 digits
 */
public record Cvr(String value) {

  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{7}");
  private static final int[] WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

  public Cvr {
    if (!isValid(value)) {
      throw new IllegalArgumentException("A CVR number is 8 digits with a modulus-11 check");
    }
  }

  public static boolean isValid(String value) {
    if (!DIGITS.matcher(value).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (value.charAt(i) - '0') * WEIGHTS[i];
    }
    return sum % 11 == 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
