package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.jobcentre.soap.ExchangeFault;
import dk.sektorbro.jobcentre.soap.Problem;
import java.util.List;
import java.util.Optional;

/** The one table from the hub's reasons to the typed faults of the contract. */
final class FaultTable {

  private static final int LONGEST = 500;

  private FaultTable() {}

  /**
   * A fault ready to be written: its kind and what its detail says.
   *
   * @param retryAfter in how many seconds the same may be sent again
   */
  record Told(FaultKind kind, ExchangeFault detail, Optional<String> retryAfter) {}

  static FaultKind kindOf(RefusalCode code) {
    return switch (code) {
      case SENDER_MISMATCH,
          SENDER_INCAPABLE,
          SIGNATURE_MISSING,
          SIGNATURE_INVALID,
          SIGNATURE_STALE,
          SIGNER_KEY_EXPIRED,
          SIGNER_KEY_NOT_YET_VALID,
          SIGNER_KEY_REVOKED,
          SIGNER_KEY_UNTRUSTED ->
          FaultKind.SENDER_REFUSED;
      case RECEIVER_MISSING, RECEIVER_UNKNOWN, RECEIVER_INCAPABLE -> FaultKind.RECEIVER_REFUSED;
      case MALFORMED,
          PROFILE_VIOLATION,
          UNKNOWN_CODE,
          CITIZEN_ID_INVALID,
          PARTY_ID_INVALID,
          TOO_LARGE,
          NOT_A_PDF,
          ATTACHMENT_TYPE,
          ATTACHMENT_INFECTED,
          KIND_UNKNOWN,
          FORM_UNKNOWN,
          DUE_TOO_EARLY ->
          FaultKind.CONTENT_REFUSED;
      case ID_REUSED,
          VERSION_UNKNOWN,
          REQUEST_UNKNOWN,
          REQUEST_CLOSED,
          REQUEST_NOT_ANSWERED,
          REQUEST_ACCEPTED,
          REQUEST_DECLINED,
          REQUEST_RECALLED,
          REQUEST_EXPIRED,
          REQUEST_NOT_SHARED,
          REQUEST_MOVED,
          REQUEST_FORWARDED,
          MOVE_STANDS,
          DECLINE_NOT_ALLOWED,
          FORWARD_NOT_POSSIBLE,
          REMINDED_ALREADY,
          REPLY_UNKNOWN,
          MEETING_UNKNOWN,
          MEETING_OUTDATED,
          MEETING_NOT_YOURS,
          MEETING_SEQUENCE,
          DISCHARGE_SUPERSEDED,
          DISCHARGE_CANCELLED,
          REFERRAL_UNKNOWN,
          REFERRAL_ANSWERED,
          REFERRAL_DECLINED,
          REFERRAL_ENDED,
          PLACEMENT_UNKNOWN,
          PLACEMENT_OPEN,
          TOO_EARLY,
          DAY_IMPOSSIBLE,
          REPORTED_ALREADY ->
          FaultKind.DIALOGUE_REFUSED;
      case CONSENT_INVALID -> FaultKind.CONSENT_REFUSED;
      case NOT_FOUND, CITIZEN_MOVED -> FaultKind.NOT_FOUND;
      case RATE_LIMITED, UNAVAILABLE -> FaultKind.UNAVAILABLE;
    };
  }

  /** The first reason decides the kind; every reason is told. */
  static Told tell(Refused refused) {
    return told(
        kindOf(refused.code()),
        refused.refusals().stream().map(FaultTable::problem).toList(),
        refused.retryAfter());
  }

  static Told unavailable() {
    return tell(
        new Refused(
            RefusalCode.UNAVAILABLE,
            "",
            "The hub could not handle the request. Send exactly the same again later."));
  }

  static Problem problem(Refusal refusal) {
    return problem(refusal.code().name(), refusal.location(), refusal.explanation());
  }

  private static Problem problem(String code, String location, String explanation) {
    Problem problem = new Problem();
    problem.setCode(code);
    if (!location.isEmpty()) {
      problem.setLocation(atMost(location));
    }
    problem.setExplanation(atMost(explanation));
    return problem;
  }

  private static String atMost(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static Told told(FaultKind kind, List<Problem> problems, Optional<String> retryAfter) {
    ExchangeFault detail = new ExchangeFault();
    detail.getProblem().addAll(problems.subList(0, Math.min(100, problems.size())));
    return new Told(kind, detail, retryAfter);
  }
}
