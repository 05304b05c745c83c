package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.RefusalCode;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * How a reason for refusing reads in FHIR: the one table from {@link RefusalCode} to MedCom's
 * acknowledgement error codes (terminology 1.4.0), FHIR's issue types and HTTP. MedCom has nine
 * codes, so several reasons share one; the hub's own code stands in the text beside it.
 *
 * @param medcom a code of {@code medcom-acknowledgement-error-codes}
 */
record RefusalTable(String medcom, IssueType issue, int httpStatus) {

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private static final String NOT_FOR_RECEIVER = "MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE";
  private static final String WRONG_DATA = "MSG_Datatype_Wrong";
  private static final String NOT_NOW = "MSG_Mailbox_Out_Of_Operation";
  private static final String WRONG_CODE = "MSG_VALUESET_VALUE_UNKNOWN";

  static RefusalTable of(RefusalCode code) {
    return switch (code) {
      case MALFORMED ->
          new RefusalTable("MSG_Damaged_durin_transport", IssueType.STRUCTURE, BAD_REQUEST);
      case PROFILE_VIOLATION -> new RefusalTable(WRONG_DATA, IssueType.INVALID, UNPROCESSABLE);
      case UNKNOWN_CODE -> new RefusalTable(WRONG_CODE, IssueType.CODEINVALID, UNPROCESSABLE);
      case CITIZEN_ID_INVALID, PARTY_ID_INVALID ->
          new RefusalTable(WRONG_DATA, IssueType.VALUE, UNPROCESSABLE);
      case SENDER_MISMATCH -> new RefusalTable(WRONG_DATA, IssueType.SECURITY, FORBIDDEN);
      case SIGNATURE_MISSING,
          SIGNATURE_INVALID,
          SIGNATURE_STALE,
          SIGNER_KEY_EXPIRED,
          SIGNER_KEY_NOT_YET_VALID,
          SIGNER_KEY_REVOKED,
          SIGNER_KEY_UNTRUSTED ->
          new RefusalTable("MSG_Damaged_durin_transport", IssueType.SECURITY, UNPROCESSABLE);
      case RECEIVER_MISSING ->
          new RefusalTable("MSG_Receiver_Identifier_MISSING", IssueType.REQUIRED, UNPROCESSABLE);
      case RECEIVER_UNKNOWN ->
          new RefusalTable("MSG_Receiver_Identifier_UNKNOWN", IssueType.NOTFOUND, UNPROCESSABLE);
      case RECEIVER_INCAPABLE, KIND_UNKNOWN ->
          new RefusalTable(NOT_FOR_RECEIVER, IssueType.NOTSUPPORTED, UNPROCESSABLE);
      case SENDER_INCAPABLE -> new RefusalTable(NOT_FOR_RECEIVER, IssueType.FORBIDDEN, FORBIDDEN);
      case TOO_LARGE -> new RefusalTable("MSG_Element_To_Long", IssueType.TOOLONG, TOO_LARGE);
      case NOT_A_PDF, ATTACHMENT_TYPE ->
          new RefusalTable(WRONG_DATA, IssueType.VALUE, UNPROCESSABLE);
      case ATTACHMENT_INFECTED -> new RefusalTable(WRONG_DATA, IssueType.SECURITY, UNPROCESSABLE);
      case ID_REUSED -> new RefusalTable(WRONG_DATA, IssueType.DUPLICATE, CONFLICT);
      case FORM_UNKNOWN ->
          new RefusalTable("MSG_CodeSystem_VALUE_UNKNOWN", IssueType.CODEINVALID, UNPROCESSABLE);
      case DUE_TOO_EARLY, CONSENT_INVALID ->
          new RefusalTable(WRONG_DATA, IssueType.BUSINESSRULE, UNPROCESSABLE);
      case REQUEST_UNKNOWN, REPLY_UNKNOWN, MEETING_UNKNOWN, REFERRAL_UNKNOWN ->
          new RefusalTable(WRONG_DATA, IssueType.NOTFOUND, UNPROCESSABLE);
      case REQUEST_CLOSED,
          REQUEST_NOT_ANSWERED,
          REQUEST_ACCEPTED,
          REQUEST_DECLINED,
          REQUEST_RECALLED,
          REQUEST_EXPIRED,
          REQUEST_NOT_SHARED,
          REQUEST_MOVED,
          REQUEST_FORWARDED,
          MOVE_STANDS,
          REMINDED_ALREADY,
          MEETING_OUTDATED,
          MEETING_SEQUENCE,
          DISCHARGE_SUPERSEDED,
          DISCHARGE_CANCELLED,
          REFERRAL_ANSWERED,
          REFERRAL_DECLINED,
          REFERRAL_ENDED,
          PLACEMENT_UNKNOWN,
          PLACEMENT_OPEN,
          TOO_EARLY,
          DAY_IMPOSSIBLE,
          REPORTED_ALREADY ->
          new RefusalTable(WRONG_DATA, IssueType.CONFLICT, CONFLICT);
      case DECLINE_NOT_ALLOWED, FORWARD_NOT_POSSIBLE, MEETING_NOT_YOURS ->
          new RefusalTable(WRONG_DATA, IssueType.BUSINESSRULE, UNPROCESSABLE);
      case VERSION_UNKNOWN -> new RefusalTable(WRONG_DATA, IssueType.CONFLICT, PRECONDITION_FAILED);
      case NOT_FOUND, CITIZEN_MOVED -> new RefusalTable(WRONG_DATA, IssueType.NOTFOUND, NOT_FOUND);
      case RATE_LIMITED -> new RefusalTable(NOT_NOW, IssueType.THROTTLED, TOO_MANY);
      case UNAVAILABLE -> new RefusalTable(NOT_NOW, IssueType.TRANSIENT, UNAVAILABLE);
    };
  }
}
