package dk.sektorbro.exchange.content;

/**
 * Whether something is told for the first time, told again with other particulars, or taken back.
 */
public enum Standing {
  NEW("new"),
  REVISED("revised"),
  CANCELLED("cancelled");

  private final String code;

  Standing(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
