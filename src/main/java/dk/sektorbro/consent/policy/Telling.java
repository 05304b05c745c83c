package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the two sides of a disclosure are told where it is not allowed. Who is named by no consent
 * of the citizen learns nothing, not even that there is one: the answer is that of a citizen the
 * hub has never heard of.
 */
final class Telling {

  private Telling() {}

  /** The reasons, weightiest first; none where nothing may be told. */
  static List<Reason> reasons(ShareRequest request, List<Verdict> verdicts) {
    Set<Reason.Code> told = EnumSet.noneOf(Reason.Code.class);
    boolean refusedByOneThatNamesNeither = false;
    for (Verdict verdict : verdicts) {
      Reason.Code reason =
          verdict.policy().permits()
              ? ofConsentToShare(verdict.finding())
              : ofRefusal(verdict.finding(), verdict.policy().root().permitsAnything());
      if (reason == Reason.Code.OTHER_PARTIES) {
        continue;
      }
      if (isToldOfItsPermission(verdict, request) || isToldToThese(verdict, request)) {
        told.add(reason);
      } else {
        refusedByOneThatNamesNeither |= reason == Reason.Code.REFUSED;
      }
    }
    if (refusedByOneThatNamesNeither && !told.isEmpty()) {
      told.add(Reason.Code.REFUSED);
    }
    return told.stream().map(Reason::of).toList();
  }

  /** What a permission excepts may refuse parties that it does not surely name. */
  private static boolean isToldOfItsPermission(Verdict verdict, ShareRequest request) {
    return verdict.policy().permits()
        && (!verdict.denies() || verdict.policy().root().missed(request).isEmpty());
  }

  /** A permission within a refusal names both sides, or it would permit nothing. */
  private static boolean isToldToThese(Verdict verdict, ShareRequest request) {
    return switch (verdict.finding()) {
      case PERMITS, BREAKS_LAW -> true;
      default -> verdict.policy().root().identifies(request.source(), request.recipient());
    };
  }

  private static Reason.Code ofConsentToShare(Finding finding) {
    return switch (finding) {
      case DENIES -> Reason.Code.REFUSED;
      case WITHDRAWN -> Reason.Code.WITHDRAWN;
      case EXPIRED -> Reason.Code.EXPIRED;
      case NOT_YET_IN_FORCE -> Reason.Code.NOT_YET_VALID;
      case BREAKS_LAW -> Reason.Code.BREAKS_LAW;
      case NOT_GIVEN, ENTERED_IN_ERROR, NOT_ABOUT_DISCLOSURE, OTHER_SOURCE, OTHER_RECIPIENT ->
          Reason.Code.OTHER_PARTIES;
      case PERMITS,
          OTHER_WHEEL,
          OTHER_PURPOSE,
          OTHER_CASE,
          OTHER_ACTION,
          OTHER_CLASS,
          OTHER_CODE,
          OTHER_LABEL,
          OTHER_DATES,
          OTHER_DATA,
          OTHER_PERIOD,
          NOT_UNDERSTOOD,
          OUTWEIGHED,
          FORBIDDEN,
          SIGNED_FOR,
          SIGN_OFF_DOES_NOT_COVER,
          MENDS,
          MOVED,
          RELEASES_LESS ->
          Reason.Code.DOES_NOT_COVER;
    };
  }

  /** A refusal that does not speak of this is no consent that does not cover it. */
  private static Reason.Code ofRefusal(Finding finding, boolean permitsSomething) {
    return switch (finding) {
      case DENIES -> Reason.Code.REFUSED;
      case PERMITS, BREAKS_LAW, EXPIRED, WITHDRAWN, NOT_YET_IN_FORCE ->
          permitsSomething ? ofConsentToShare(finding) : Reason.Code.OTHER_PARTIES;
      default -> Reason.Code.OTHER_PARTIES;
    };
  }
}
