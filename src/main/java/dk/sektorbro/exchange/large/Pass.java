package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through the {@link Lift}. A value begins after a quotation mark, or in the
 * jobcentres' XML after a tag; while it holds base64 only it is held back, and once it is longer
 * than the threshold it goes to the store instead of staying.
 *
 * <p>Closed before {@link #end}, it leaves nothing behind.
 */
public final class Pass extends OutputStream {

  private final Language language;
  private final Lift lift;
  private final MessageDigest whole = Digest.begun();
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final List<LargeFile> files = new ArrayList<>();
  private @Nullable Base64Value value;
  private byte opener;
  private boolean escaped;
  private boolean ended;

  Pass(Language language, Lift lift) {
    this.language = language;
    this.lift = lift;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  /**
   * @throws Refused as {@link Lift#read} says
   */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    whole.update(bytes, offset, length);
    int from = offset;
    int to = offset + length;
    while (from < to) {
      from = value == null ? outside(bytes, from, to) : inside(value, bytes, from, to);
      lift.mustBeSmall((long) rest.size() + held.size());
    }
  }

  /** Copies up to the next value, and holds back what may become a large one. */
  private int outside(byte[] bytes, int from, int to) {
    if (opener == 0) {
      int at = from;
      while (at < to && !opens(bytes[at])) {
        at++;
      }
      if (at == to) {
        rest.write(bytes, from, to - from);
        return to;
      }
      rest.write(bytes, from, at + 1 - from);
      opener = bytes[at];
      return at + 1;
    }
    int at = from;
    while (at < to && belongs(bytes[at])) {
      at++;
    }
    held.write(bytes, from, at - from);
    if (held.size() > lift.longestSmallValue()) {
      value = new Base64Value(lift.draft());
      value.take(held.toByteArray(), 0, held.size());
      held.reset();
      return at;
    }
    if (at < to) {
      release();
      opener = 0;
      escaped = false;
    }
    return at;
  }

  private int inside(Base64Value open, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && belongs(bytes[at])) {
      at++;
    }
    open.take(bytes, from, at - from);
    if (at < to) {
      if (!closes(bytes[at]) || escaped) {
        throw Base64Value.notBase64();
      }
      LargeFile file = open.end();
      files.add(file);
      rest.writeBytes(Base64.getEncoder().encode(file.placeholder()));
      open.close();
      value = null;
      opener = 0;
    }
    return at;
  }

  private void release() {
    rest.writeBytes(held.toByteArray());
    held.reset();
  }

  private boolean opens(byte character) {
    return switch (language) {
      case FHIR_JSON -> character == '"';
      case FHIR_XML -> character == '"' || character == '\'';
      case JOBCENTRE_XML -> character == '>';
    };
  }

  private boolean closes(byte character) {
    return opener == '>' ? character == '<' : character == opener;
  }

  /** Base64, the blanks it may be broken with, and in JSON the escapes of a slash and of blanks. */
  private boolean belongs(byte character) {
    if (language == Language.FHIR_JSON) {
      if (escaped) {
        escaped = "/nrt".indexOf(character) < 0;
        return !escaped;
      }
      if (character == '\\') {
        escaped = true;
        return true;
      }
    }
    return Base64Value.isBase64(character) || Base64Value.isBlank(character);
  }

  /** What is left of the message. */
  public Payload end() {
    if (value != null) {
      throw new Refused(
          RefusalCode.MALFORMED, "", "The message ends in the middle of an attachment.");
    }
    release();
    ended = true;
    return new Payload(
        language,
        rest.toByteArray(),
        List.copyOf(files),
        files.isEmpty() ? Optional.empty() : Optional.of(Digest.of(whole.digest())));
  }

  @Override
  public void close() {
    if (value != null) {
      value.close();
    }
    if (!ended) {
      lift.discard(files);
    }
  }
}
