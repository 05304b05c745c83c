package dk.sektorbro.exchange;

import dk.sektorbro.exchange.content.Content;
import java.util.Set;

/**
 * One sector's language: reading it, holding it to its rules, writing it. The adapters implement
 * it.
 */
public interface Dialect {

  /** The languages this dialect reads; it writes the first. */
  Set<Language> languages();

  /**
   * Reads a submission and holds it to schema and profile.
   *
   * @throws Refused naming every element that is wrong
   */
  Incoming examine(Submission submission);

  /**
   * Holds a message back at intake that could not be written for its receiver.
   *
   * @throws Refused with {@link RefusalCode#UNAVAILABLE} where what it takes is not there now
   */
  default void requireWritable(MessageKind kind) {}

  /** The element of an examined payload that holds the text, as refusals name elements. */
  String placeOf(String text, Payload payload);

  /** What a payload that was examined before says. */
  Content read(MessageKind kind, Payload payload);

  /**
   * Says the content in this language, in a message whose ids depend on the envelope alone, so that
   * a replay writes the same.
   *
   * @throws InvalidOutput when what was written does not hold to the dialect's own schema and
   *     profiles
   */
  Payload write(Envelope envelope, Content content);

  /**
   * The same, in a language that says of a message as a whole that something was cut from it.
   *
   * @param cut the elements of what its sender wrote, such as {@code Communication.payload}
   */
  default Payload write(Envelope envelope, Content content, Set<String> cut) {
    return write(envelope, content);
  }

  /**
   * The hub wrote a message that its own rules do not accept: a defect, or content no profile can
   * carry.
   */
  final class InvalidOutput extends RuntimeException {
    public InvalidOutput(String problems) {
      super(problems);
    }
  }
}
