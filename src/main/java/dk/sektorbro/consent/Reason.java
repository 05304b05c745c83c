package dk.sektorbro.consent;

/**
 * Why a consent does not allow a disclosure.
 *
 * @param explanation a sentence for the sender, with what would help; names no citizen
 */
public record Reason(Code code, String explanation) {

  /** The kinds of reason, weightiest first. Codes of {@code …/CodeSystem/non-delivery-reasons}. */
  public enum Code {
    WITHDRAWN("consent-withdrawn"),
    EXPIRED("consent-expired"),
    NARROWED("consent-narrowed"),
    NOT_YET_VALID("consent-does-not-cover"),
    NOT_WRITTEN("consent-does-not-cover"),
    DOES_NOT_COVER("consent-does-not-cover"),
    OTHER_PARTIES("no-consent");

    private final String nonDelivery;

    Code(String nonDelivery) {
      this.nonDelivery = nonDelivery;
    }

    /** The code a sender is told. */
    public String nonDelivery() {
      return nonDelivery;
    }
  }
}
