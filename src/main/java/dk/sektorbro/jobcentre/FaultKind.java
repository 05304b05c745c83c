package dk.sektorbro.jobcentre;

import javax.xml.namespace.QName;

/** The typed faults of the contract: one for each thing a caller can do about a refusal. */
enum FaultKind {
  SENDER_REFUSED("SenderRefused", Blame.CLIENT, "The sender may not send this"),
  RECEIVER_REFUSED("ReceiverRefused", Blame.CLIENT, "The receiver cannot be reached with this"),
  CONTENT_REFUSED("ContentRefused", Blame.CLIENT, "The message breaks the contract"),
  DIALOGUE_REFUSED("DialogueRefused", Blame.CLIENT, "The message does not fit what went before"),
  CONSENT_REFUSED("ConsentRefused", Blame.CLIENT, "The law does not accept the consent"),
  NOT_FOUND("NotFound", Blame.CLIENT, "Nothing with that id"),
  UNAVAILABLE("Unavailable", Blame.SERVER, "The hub cannot take it now; send the same again later");

  /** The SOAP 1.1 fault code: whose move it is. */
  enum Blame {
    CLIENT("Client"),
    SERVER("Server");

    private final String code;

    Blame(String code) {
      this.code = code;
    }

    QName faultCode() {
      return new QName("http://schemas.xmlsoap.org/soap/envelope/", code);
    }
  }

  private final String element;
  private final Blame blame;
  private final String sentence;

  FaultKind(String element, Blame blame, String sentence) {
    this.element = element;
    this.blame = blame;
    this.sentence = sentence;
  }

  QName element() {
    return new QName(JobcentreContract.NAMESPACE, element);
  }

  Blame blame() {
    return blame;
  }

  /** The fault string. */
  String sentence() {
    return sentence;
  }
}
