package dk.sektorbro.delivery;

/** The exchange properties the routes and their beans share. */
final class Property {

  static final String SUBMISSION = "submission";
  static final String ENVELOPE = "envelope";
  static final String KIND = "kind";
  static final String RECEIVER = "receiver";
  static final String PURPOSES = "purposes";
  static final String RELEASE_PROFILE = "releaseProfile";
  static final String DECISION = "decision";
  static final String QUESTION = "question";
  static final String SHARE_DECISION = "shareDecision";
  static final String SEALED = "sealed";

  private Property() {}
}
