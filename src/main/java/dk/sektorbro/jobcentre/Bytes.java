package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.ByteSource;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Bytes in the form the generated classes carry them in. */
final class Bytes {

  private Bytes() {}

  static byte[] of(DataHandler handler) {
    try (InputStream in = handler.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when it is written out, and not before. */
  static DataHandler handler(ByteSource source, String contentType) {
    return new DataHandler(new StreamedSource(source, contentType));
  }

  private record StreamedSource(ByteSource source, String contentType) implements DataSource {
    @Override
    public InputStream getInputStream() {
      return source.open();
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public String getName() {
      return "";
    }
  }

  static DataHandler handler(byte[] bytes, String contentType) {
    return new DataHandler(new ByteArrayDataSource(bytes, contentType));
  }
}
