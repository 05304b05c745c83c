package dk.sektorbro.jobcentre;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
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

  static DataHandler handler(byte[] bytes, String contentType) {
    return new DataHandler(new ByteArrayDataSource(bytes, contentType));
  }
}
