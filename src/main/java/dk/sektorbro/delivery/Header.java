package dk.sektorbro.delivery;

/** The headers of a message on the broker. None tells more than the ledger's open columns. */
final class Header {

  /** The hub's id of the message. */
  static final String MESSAGE = "sektorbroMessage";

  /** The language of the payload inside the seal. */
  static final String LANGUAGE = "sektorbroLanguage";

  /** Why a message lies among the dead letters: the class of the failure. */
  static final String FAILURE = "sektorbroFailure";

  /** How often a message among the dead letters was tried. */
  static final String ATTEMPTS = "sektorbroAttempts";

  static final String GROUP = "JMSXGroupID";
  static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  private Header() {}
}
