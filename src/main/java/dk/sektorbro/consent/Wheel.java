package dk.sektorbro.consent;

import java.util.Optional;

/**
 * How near somebody of a citizen's team stands to the citizen (Central Denmark Region, "the near
 * psychiatry"). Codes of {@code http://sektorbro.dk/fhir/CodeSystem/team-wheels}.
 */
public enum Wheel implements Coded {
  /** In contact with the citizen from day to day. */
  INNER("inner-wheel"),
  /** In contact now and then. */
  OUTER("outer-wheel"),
  /** Answers for what the others do. */
  MANAGEMENT("management");

  private final String code;

  Wheel(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<Wheel> ofCode(String code) {
    return Coded.find(Wheel.class, code);
  }

  /** As one of the groups that a party is a member of. */
  public Identifier group() {
    return new Identifier(CodeSystems.WHEELS, code);
  }
}
