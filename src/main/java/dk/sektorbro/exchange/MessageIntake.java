package dk.sektorbro.exchange;

/** The door every interface brings messages to. */
public interface MessageIntake {

  /**
   * Takes a message over: when this returns, the message is on the broker's journal and will not be
   * lost.
   *
   * @throws Refused when it is not taken, now or when it came first; nothing but metadata is kept
   */
  Receipt accept(Submission submission);
}
