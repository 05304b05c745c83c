package dk.sektorbro.consent;

/** Whether a condition is met, where the question may not tell. */
public enum Match {
  YES,
  NO,
  /** What would decide it is not known: a permission is then not met, a refusal is. */
  UNTOLD;

  public static Match of(boolean met) {
    return met ? YES : NO;
  }
}
