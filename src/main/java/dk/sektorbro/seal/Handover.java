package dk.sektorbro.seal;

import dk.sektorbro.exchange.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a receiver was handed.
 *
 * @param delivered of the bytes
 */
public record Handover(Form form, Digest delivered) {

  /** What the bytes are. */
  public enum Form {
    /** CMS that only the receiver opens. */
    SEALED,
    /** The message in the receiver's language. */
    OPENED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Handover sealed(Digest cms) {
    return new Handover(Form.SEALED, cms);
  }

  public static Handover opened(Digest payload) {
    return new Handover(Form.OPENED, payload);
  }

  /** As it was kept. */
  public static Handover read(byte[] kept) {
    String[] words = new String(kept, StandardCharsets.US_ASCII).split(" ", 2);
    return new Handover(Form.valueOf(words[0].toUpperCase(Locale.ROOT)), new Digest(words[1]));
  }

  byte[] bytes() {
    return (form.code() + " " + delivered).getBytes(StandardCharsets.US_ASCII);
  }
}
