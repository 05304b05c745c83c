package dk.sektorbro.consent;

import java.util.Locale;

/** What a consent, a rule of law or the hub's own rule says of a disclosure. */
public enum Finding {
  /** The consent allows it. */
  PERMITS,
  /** The consent refuses it. */
  DENIES,
  /** Drafted, proposed or rejected: nobody gave it. */
  NOT_GIVEN,
  /** Registered by mistake. */
  ENTERED_IN_ERROR,
  /** About something else than sharing information. */
  NOT_ABOUT_DISCLOSURE,
  OTHER_SOURCE,
  OTHER_RECIPIENT,
  /** It names the party in another wheel of the citizen's team than the one it stands in. */
  OTHER_WHEEL,
  OTHER_PURPOSE,
  OTHER_CASE,
  OTHER_ACTION,
  OTHER_CLASS,
  OTHER_CODE,
  OTHER_LABEL,
  OTHER_DATES,
  OTHER_DATA,
  /** The provision is not in force at that moment. */
  OTHER_PERIOD,
  /** It says something the hub cannot read. */
  NOT_UNDERSTOOD,
  NOT_YET_IN_FORCE,
  EXPIRED,
  WITHDRAWN,
  /** It would permit, and a rule of law forbids to rely on it. */
  BREAKS_LAW,
  /** Another consent decides, by the combining rule. */
  OUTWEIGHED,
  /** A rule of law forbids it whatever anybody consents to. */
  FORBIDDEN,
  /** Shared without consent, on a legal basis that a named person signed for. */
  SIGNED_FOR,
  /** Somebody signed, and it does not allow this. */
  SIGN_OFF_DOES_NOT_COVER,
  /** It mends what the receiver was told before, and tells nothing else. */
  MENDS,

  /** The citizen has moved away from the recipient. */
  MOVED,
  /** Less of the message would be released to its receiver now than was. */
  RELEASES_LESS;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
