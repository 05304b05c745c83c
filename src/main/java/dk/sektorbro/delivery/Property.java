package dk.sektorbro.delivery;

/** The exchange properties the routes and their beans share. */
final class Property {

  static final String SUBMISSION = "submission";

  /** A party's own signature, verified. */
  static final String SIGNATURE = "signature";

  static final String ENVELOPE = "envelope";
  static final String KIND = "kind";
  static final String RECEIVER = "receiver";
  static final String PURPOSES = "purposes";
  static final String RELEASE_PROFILE = "releaseProfile";
  static final String DECISION = "decision";
  static final String QUESTION = "question";
  static final String SHARE_DECISION = "shareDecision";

  /** The seal of the message as it came into the stage. */
  static final String SEALED = "sealed";

  /** The message in the open and read, where its language tells elements apart. */
  static final String OPEN = "open";

  /** The elements that were cut from it. */
  static final String CUT = "cut";

  /** The entry of the release profile that it was cut to. */
  static final String RELEASED = "released";

  static final String FILES = "files";

  /** The messages that the receiver is told it follows. */
  static final String NAMES = "names";

  /** The envelope of the message as it came into the stage; a report may travel on instead. */
  static final String MESSAGE = "message";

  /** The language inside the seal of the message as it came into the stage. */
  static final String LANGUAGE = "language";

  static final String STAGE = "stage";
  static final String STEP = "step";
  static final String TURN = "turn";
  static final String HELD = "held";

  private Property() {}
}
