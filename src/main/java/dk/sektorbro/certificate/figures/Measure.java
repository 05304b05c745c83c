package dk.sektorbro.certificate.figures;

/** What is measured. {@code docs/key-figures.md} defines each. */
public enum Measure {
  CASES("cases", Unit.COUNT),
  WAITING_FOR_CONSENT("waiting-for-consent", Unit.COUNT),
  DAYS_TO_REQUEST("days-to-request", Unit.DAYS),
  DAYS_TO_ANSWER("days-to-answer", Unit.DAYS),
  ANSWERED_IN_TIME("answered-in-time", Unit.SHARE),
  ANSWER_THERE("answer-there-for-follow-up", Unit.SHARE),
  FIRST_FOLLOW_UP_IN_TIME("first-follow-up-in-time", Unit.SHARE),
  FOLLOW_UPS_IN_TIME("follow-ups-in-time", Unit.SHARE),
  EMPLOYER_CONTACTED("employer-contacted", Unit.SHARE),
  OFFERED("offered", Unit.SHARE),
  REMINDERS("reminders", Unit.COUNT),
  RETURNS("returns", Unit.COUNT),
  DECLINED("declined", Unit.COUNT),
  IPS_REFERRALS("ips-referrals", Unit.COUNT),
  IPS_ACCEPTED("ips-accepted", Unit.SHARE),
  DAYS_TO_IPS_START("days-to-ips-start", Unit.DAYS),
  IPS_IN_JOB_OR_EDUCATION("ips-in-job-or-education", Unit.SHARE),
  IPS_STILL_THERE("ips-still-there", Unit.SHARE);

  /** What a figure is in. */
  public enum Unit {
    COUNT,
    /** The median of a number of calendar days. */
    DAYS,
    /** Between 0 and 1. */
    SHARE
  }

  private final String code;
  private final Unit unit;

  Measure(String code, Unit unit) {
    this.code = code;
    this.unit = unit;
  }

  public String code() {
    return code;
  }

  public Unit unit() {
    return unit;
  }
}
