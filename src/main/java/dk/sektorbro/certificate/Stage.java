package dk.sektorbro.certificate;

import dk.sektorbro.exchange.RefusalCode;

/** Where a request for a certificate is. */
public sealed interface Stage {

  /** The answer is still to come. */
  sealed interface Awaiting extends Stage {}

  /** Nothing more can become of it. */
  sealed interface Ended extends Stage {}

  /** Asked for, and not yet with whoever is to answer. */
  record Ordered() implements Awaiting {}

  /** Whoever is to answer has it. */
  record Delivered() implements Awaiting {}

  /** Somebody works on it. */
  record Accepted() implements Awaiting {}

  /** The certificate came back for a supplement. */
  record Returned() implements Awaiting {}

  /** No answer came within the time that is waited for one; one that comes late is taken. */
  record Expired() implements Awaiting {}

  /** The certificate was given. */
  record Answered() implements Stage {}

  /**
   * The citizen has moved away from whoever asked, and nobody else asks yet.
   *
   * @param before where it was, and is again once it is handed over
   */
  record Moved(Stage before) implements Stage {}

  /** The certificate was given, and can no longer be sent back. */
  record Closed() implements Ended {}

  /** The doctor declined to give it. */
  record Declined() implements Ended {}

  /** The requester no longer needs it. */
  record Recalled() implements Ended {}

  /** The request never reached anybody. */
  record Withheld() implements Ended {}

  /**
   * Where the step leads from here.
   *
   * @throws IllegalStep where it leads nowhere
   */
  default Stage after(Step step) {
    return switch (step) {
      case Step.Ordered ordered ->
          throw new IllegalStep(RefusalCode.ID_REUSED, "The request was made before.");
      case Step.Arrived arrived -> arrived();
      case Step.Accepted accepted -> accepted();
      case Step.Declined declined -> awaiting(new Declined());
      case Step.Answered answered -> awaiting(new Answered());
      case Step.Returned returned -> returned();
      case Step.Reminded reminded -> awaiting(this);
      case Step.FellDue due -> awaiting(this);
      case Step.Recalled recalled -> awaiting(new Recalled());
      case Step.Forwarded forwarded -> forwarded();
      case Step.Expired expired -> awaiting(new Expired());
      case Step.Closed closed -> closed();
      case Step.Moved moved -> moved();
      case Step.Stayed stayed -> resumed();
      case Step.HandedOver handedOver -> resumed();
      case Step.NotShared notShared -> this;
    };
  }

  private Stage arrived() {
    return switch (this) {
      case Ordered ordered -> new Delivered();
      case Moved moved -> new Moved(moved.before().after(new Step.Arrived()));
      default -> this;
    };
  }

  private Stage moved() {
    return switch (this) {
      case Awaiting awaiting -> new Moved(awaiting);
      case Answered answered -> new Moved(answered);
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private Stage resumed() {
    if (this instanceof Moved moved) {
      return moved.before();
    }
    throw new IllegalStep(RefusalCode.MOVE_STANDS, "The citizen has not moved.");
  }

  private Stage awaiting(Stage next) {
    return switch (this) {
      case Awaiting awaiting -> next;
      case Answered answered -> throw isAnswered();
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private Stage accepted() {
    return switch (this) {
      case Ordered ordered -> new Accepted();
      case Delivered delivered -> new Accepted();
      case Accepted accepted ->
          throw new IllegalStep(RefusalCode.REQUEST_ACCEPTED, "The request is accepted already.");
      case Returned returned ->
          throw new IllegalStep(
              RefusalCode.REQUEST_ACCEPTED,
              "The certificate came back for a supplement; answer it again.");
      case Expired expired ->
          throw new IllegalStep(
              RefusalCode.REQUEST_EXPIRED,
              "The request is no longer waited for. It can still be answered.");
      case Answered answered -> throw isAnswered();
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private Stage returned() {
    return switch (this) {
      case Answered answered -> new Returned();
      case Awaiting awaiting ->
          throw new IllegalStep(
              RefusalCode.REQUEST_NOT_ANSWERED,
              "The request is not answered; remind of it, or take it back.");
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private Stage forwarded() {
    return switch (this) {
      case Returned returned ->
          throw new IllegalStep(
              RefusalCode.FORWARD_NOT_POSSIBLE,
              "The supplement is for whoever gave the certificate to make.");
      case Awaiting awaiting -> new Ordered();
      case Answered answered -> throw isAnswered();
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private Stage closed() {
    return switch (this) {
      case Answered answered -> new Closed();
      case Awaiting awaiting ->
          throw new IllegalStep(
              RefusalCode.REQUEST_NOT_ANSWERED, "Only an answered request is closed.");
      case Moved moved -> throw hasMoved();
      case Ended ended -> throw hasEnded(ended);
    };
  }

  private static IllegalStep hasMoved() {
    return new IllegalStep(
        RefusalCode.REQUEST_MOVED,
        "The citizen has moved to another municipality. Nobody asks for the certificate until the citizen consents that the jobcentre there does.");
  }

  private static IllegalStep isAnswered() {
    return new IllegalStep(RefusalCode.REQUEST_CLOSED, "The request is answered already.");
  }

  private static IllegalStep hasEnded(Ended ended) {
    return switch (ended) {
      case Closed closed ->
          new IllegalStep(RefusalCode.REQUEST_CLOSED, "The request is answered and closed.");
      case Declined declined ->
          new IllegalStep(RefusalCode.REQUEST_DECLINED, "The request was declined.");
      case Recalled recalled ->
          new IllegalStep(RefusalCode.REQUEST_RECALLED, "The request was taken back.");
      case Withheld withheld ->
          new IllegalStep(RefusalCode.REQUEST_NOT_SHARED, "The request was not shared.");
    };
  }

  /** What the database, the interfaces and the audit record call it. */
  default String code() {
    return switch (this) {
      case Ordered ordered -> "ORDERED";
      case Delivered delivered -> "DELIVERED";
      case Accepted accepted -> "ACCEPTED";
      case Returned returned -> "RETURNED";
      case Expired expired -> "EXPIRED";
      case Answered answered -> "ANSWERED";
      case Moved moved -> "MOVED";
      case Closed closed -> "CLOSED";
      case Declined declined -> "DECLINED";
      case Recalled recalled -> "RECALLED";
      case Withheld withheld -> "WITHHELD";
    };
  }

  /** A step that leads nowhere from where the request is. */
  final class IllegalStep extends RuntimeException {

    private final RefusalCode code;
    private final String explanation;

    IllegalStep(RefusalCode code, String explanation) {
      super(code + ": " + explanation);
      this.code = code;
      this.explanation = explanation;
    }

    public RefusalCode code() {
      return code;
    }

    public String explanation() {
      return explanation;
    }
  }
}
