package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;

/**
 * Why a disclosure is not allowed: by a consent, a rule of law, or because of what it rests on.
 *
 * @param explanation a sentence for the sender, with what would help; names no citizen
 */
public record Reason(Code code, String explanation) {

  public static Reason of(Code code) {
    return new Reason(code, code.explanation);
  }

  /** The citizen has moved, and the same may be shared with that party. */
  static Reason movedTo(PartyId party) {
    return new Reason(
        Code.MOVED,
        "The citizen has moved to another municipality. Send it to the jobcentre there, %s, as a new message."
            .formatted(party));
  }

  /** The kinds of reason, weightiest first. Codes of {@code …/CodeSystem/non-delivery-reasons}. */
  public enum Code {
    /** The citizen has left the receiver. */
    MOVED(
        "moved",
        "The citizen has moved to another municipality, and the receiver gets nothing more. Ask the citizen for a consent that names the jobcentre there."),
    FORBIDDEN_BY_LAW(
        "consent-does-not-cover", "The law does not let this receiver have health information."),
    REFUSED(
        "consent-does-not-cover",
        "The citizen has not consented to share this with this receiver."),
    WITHDRAWN(
        "consent-withdrawn",
        "The citizen has withdrawn the consent. Ask for a new one before sending again."),
    EXPIRED("consent-expired", "The consent has expired. Ask for a new one before sending again."),
    NARROWED(
        "consent-narrowed", "The consent now covers less than the message carries; send it again."),
    NOT_YET_VALID("consent-does-not-cover", "The consent is not yet in force."),
    BREAKS_LAW(
        "consent-does-not-cover",
        "The consent does not have the form that the law asks for. Ask for a new one in writing that names information, parties, purpose and case."),
    CANNOT_BE_CUT(
        "consent-does-not-cover",
        "The consent excepts a part that cannot be cut away here. Send without it."),
    DOES_NOT_COVER(
        "consent-does-not-cover", "The consent does not cover this information, purpose or case."),
    OTHER_PARTIES(
        "no-consent",
        "No consent names both the party that discloses and the party that receives."),
    RESTS_ON_UNSHARED(
        "rests-on-unshared",
        "It rests on a message that was not shared with its receiver after all, or was erased. Look at that one's status, and send this again where it still holds.");

    private final String nonDelivery;
    private final String explanation;

    Code(String nonDelivery, String explanation) {
      this.nonDelivery = nonDelivery;
      this.explanation = explanation;
    }

    /** The code a sender is told. */
    public String nonDelivery() {
      return nonDelivery;
    }
  }
}
