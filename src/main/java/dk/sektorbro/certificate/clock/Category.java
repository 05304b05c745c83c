package dk.sektorbro.certificate.clock;

import java.util.Arrays;
import java.util.Optional;

/** How long an absence is expected to last (Sickness Benefit Act § 12). */
public enum Category {
  /**
   * Category 1: full recovery is expected within 8 weeks; the jobcentre follows up as it sees fit.
   */
  SHORT("short"),
  /** Category 2: full recovery is expected later. */
  LONGER("longer"),
  /** Category 3, until 2025: later, with other difficulties than health. */
  COMPLEX("complex");

  private final String code;

  Category(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Category> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
  }
}
