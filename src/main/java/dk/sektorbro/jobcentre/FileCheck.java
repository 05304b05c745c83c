package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.jobcentre.soap.AttachmentContentType;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is declared as PDF must begin as one: {@code %PDF-} (ISO 32000-1, section 7.5.2). */
final class FileCheck {

  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private FileCheck() {}

  static Optional<Refusal> objection(
      @Nullable AttachmentContentType type, @Nullable DataHandler data, String location) {
    if (type != AttachmentContentType.APPLICATION_PDF || data == null) {
      return Optional.empty();
    }
    try (InputStream in = data.getInputStream()) {
      return Arrays.equals(in.readNBytes(PDF.length), PDF)
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  RefusalCode.NOT_A_PDF,
                  location,
                  "Declared as application/pdf, but the bytes do not begin as a PDF does."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
