package dk.sektorbro.delivery;

/** The headers of a message on the broker. None tells more than the ledger's open columns. */
final class Header {

  /** The hub's id of the message. */
  static final String MESSAGE = "sektorbroMessage";

  /** The language of the payload inside the seal. */
  static final String LANGUAGE = "sektorbroLanguage";

  static final String GROUP = "JMSXGroupID";
  static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  private Header() {}
}
