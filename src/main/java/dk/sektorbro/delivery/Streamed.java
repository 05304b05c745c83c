package dk.sektorbro.delivery;

import dk.sektorbro.exchange.ByteSource;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** An answer that is written as it is read; a part of it can be asked for. */
final class Streamed extends AbstractResource {

  private final ByteSource bytes;

  Streamed(ByteSource bytes) {
    this.bytes = bytes;
  }

  @Override
  public InputStream getInputStream() {
    return bytes.open();
  }

  @Override
  public long contentLength() {
    return bytes.length();
  }

  @Override
  public String getDescription() {
    return "a message of " + bytes.length() + " bytes";
  }
}
