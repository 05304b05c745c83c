package dk.sektorbro.exchange.content;

import java.net.URI;
import java.util.Optional;

/**
 * A file that came with a message.
 *
 * @param contentType such as {@code application/pdf}; empty where the attachment is a link
 * @param data the bytes; empty where the attachment is a link
 * @param link where the file lies, when it does not come along
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(
    Optional<String> contentType, Optional<String> title, byte[] data, Optional<URI> link) {

  @Override
  public String toString() {
    return "Attachment[" + contentType.orElse("link") + ", " + data.length + " bytes]";
  }
}
