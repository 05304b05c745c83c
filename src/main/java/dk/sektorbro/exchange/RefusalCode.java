package dk.sektorbro.exchange;

/**
 * Why a party's input was refused. One code per reason a caller can act on; each interface has one
 * table from here to its own codes (SOAP fault, OperationOutcome, MedCom acknowledgement code).
 */
public enum RefusalCode {
  /**
   * Not readable as XML or JSON, or carries a DTD, an entity or more nesting than any message has.
   */
  MALFORMED,
  /** Breaks the profile or schema at the named element. */
  PROFILE_VIOLATION,
  /** A code that its code system or value set does not have. */
  UNKNOWN_CODE,
  /** The citizen's id number cannot be one: wrong form, or a day that does not exist. */
  CITIZEN_ID_INVALID,
  /** A SOR, GLN or CVR number that cannot be one. */
  PARTY_ID_INVALID,
  /** The sender named in the message is not the party whose key opened the connection. */
  SENDER_MISMATCH,
  /** The message names no receiver. */
  RECEIVER_MISSING,
  /** The party signs its messages, and this one carries no signature. */
  SIGNATURE_MISSING,
  /**
   * The signature is not by the party's declared key, does not cover the message as it came, or is
   * made with an algorithm below the floor.
   */
  SIGNATURE_INVALID,
  /** The signature is too old, or of a time that has not come. */
  SIGNATURE_STALE,
  /** The X.509 key of the signature has expired. */
  SIGNER_KEY_EXPIRED,
  /** The X.509 key of the signature is not valid yet. */
  SIGNER_KEY_NOT_YET_VALID,
  /** The X.509 key of the signature was revoked. */
  SIGNER_KEY_REVOKED,
  /** The X.509 key of the signature leads to no accepted authority, or is not for signing. */
  SIGNER_KEY_UNTRUSTED,
  /** No party in the directory has the receiver's id. */
  RECEIVER_UNKNOWN,
  /** The receiver does not take this kind of message. */
  RECEIVER_INCAPABLE,
  /** The party that sent it may not send this kind of message. */
  SENDER_INCAPABLE,
  /** Larger than the limit for its kind. */
  TOO_LARGE,
  /** An attachment declared as PDF that is none. */
  NOT_A_PDF,
  /** An attachment of a type that is not taken. */
  ATTACHMENT_TYPE,
  /** An attachment in which a scanner found malware. */
  ATTACHMENT_INFECTED,
  /** A kind of message the hub does not take. */
  KIND_UNKNOWN,
  /**
   * The message id was used before for another message, or the bundle id with another message id.
   */
  ID_REUSED,
  /** A certificate form the hub does not know or has no questionnaire for. */
  FORM_UNKNOWN,
  /** The answer's due date is earlier than the law lets one ask for. */
  DUE_TOO_EARLY,
  /** An answer to a request that does not exist, is another party's, or about another citizen. */
  REQUEST_UNKNOWN,
  /** The request is answered already, and the certificate was not sent back. */
  REQUEST_CLOSED,
  /** The request is not answered, so there is no certificate to send back. */
  REQUEST_NOT_ANSWERED,
  /** The request is being worked on already. */
  REQUEST_ACCEPTED,
  /** The doctor declined the request. */
  REQUEST_DECLINED,
  /** The jobcentre took the request back. */
  REQUEST_RECALLED,
  /** Nobody answered the request within its time, and it is no longer waited for. */
  REQUEST_EXPIRED,
  /** The request was not shared with the doctor. */
  REQUEST_NOT_SHARED,
  /** The citizen has moved away from the jobcentre that asked, and nobody else asks yet. */
  REQUEST_MOVED,

  /** The request went on to another unit, which is the one to write to. */
  REQUEST_FORWARDED,
  /** The form is one that the doctor is obliged to give. */
  DECLINE_NOT_ALLOWED,
  /** The request cannot go on to that unit, or no longer. */
  FORWARD_NOT_POSSIBLE,
  /** The request was reminded of on the same day. */
  REMINDED_ALREADY,
  /** A reply to a message, or one passed on, that nobody knows. */
  REPLY_UNKNOWN,
  /** An answer to a meeting that the sender was not called to, or to a version there is not. */
  MEETING_UNKNOWN,
  /** A newer word on the meeting came before. */
  MEETING_OUTDATED,
  /** The meeting is the receiver's to change and to cancel. */
  MEETING_NOT_YOURS,
  /** The meeting has another time than before under the same version. */
  MEETING_SEQUENCE,
  /** A later version of the planned discharge came before. */
  DISCHARGE_SUPERSEDED,
  /** The planned discharge was cancelled. */
  DISCHARGE_CANCELLED,
  /** No referral by that id between the two about that citizen. */
  REFERRAL_UNKNOWN,
  /** The referral was accepted already. */
  REFERRAL_ANSWERED,
  /** The referral was declined. */
  REFERRAL_DECLINED,
  /** The support that was referred to has ended. */
  REFERRAL_ENDED,
  /** No job or education was reported that the citizen could be in still, or leave. */
  PLACEMENT_UNKNOWN,
  /** Another job or education was reported that the citizen has not left. */
  PLACEMENT_OPEN,
  /** What is reported cannot be so yet. */
  TOO_EARLY,
  /** A day in the future, or one that does not fit what was reported before. */
  DAY_IMPOSSIBLE,
  /** The same was reported before. */
  REPORTED_ALREADY,
  /** Consent terms that the law does not accept; the location names the term. */
  CONSENT_INVALID,
  /** The version that a change is based on is missing, or is not what the party was shown. */
  VERSION_UNKNOWN,
  /** The citizen has moved away from the party, which sees nothing more of the citizen. */
  CITIZEN_MOVED,

  /** Another move that the party said of stands, or what it had was handed over. */
  MOVE_STANDS,

  /** No consent, message or mailbox entry with that id that this party may see. */
  NOT_FOUND,
  /** The party asks for more than it may in a time; sending the same again later is right. */
  RATE_LIMITED,
  /** The hub cannot take the message now; sending the same again later is right. */
  UNAVAILABLE;

  /** Whether the reason passes by itself: exactly the same may be sent again later. */
  public boolean passes() {
    return this == RATE_LIMITED || this == UNAVAILABLE;
  }
}
