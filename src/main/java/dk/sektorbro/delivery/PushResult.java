package dk.sektorbro.delivery;

import dk.sektorbro.seal.Notary;
import java.util.Optional;

/** What came of handing a message to a party. */
public sealed interface PushResult {

  /**
   * The party has it.
   *
   * @param word how it said so
   */
  record Accepted(Notary.Word word) implements PushResult {

    /** By taking it, and no more. */
    public Accepted() {
      this(Notary.Word.inPerson("push", Optional.empty()));
    }
  }

  /** The party took it and will acknowledge it later. */
  record Unacknowledged() implements PushResult {}

  /**
   * The party cannot use it; sending it again does not help.
   *
   * @param explanation codes only, no text of the party's
   */
  record Rejected(String explanation) implements PushResult {}

  /**
   * The party answered that this message failed for a technical reason; sending it again later may
   * help.
   *
   * @param why for an administrator; says nothing of the message
   */
  record Failed(String why) implements PushResult {}

  /** The party did not answer, or takes nothing now; sending it again later may help. */
  record Unreachable(String why) implements PushResult {}
}
