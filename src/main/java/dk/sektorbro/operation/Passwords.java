package dk.sektorbro.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords of the management port: configured, or made at the first start and kept in a file only
 * the hub's user can read.
 */
final class Passwords {

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int RANDOM_BYTES = 18;

  private Passwords() {}

  static String password(String configured, Path file) {
    if (!configured.isBlank()) {
      return configured;
    }
    try {
      if (!Files.exists(file)) {
        make(file);
        LOG.info("A password was made and lies in {}", file);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The password cannot be kept in " + file, e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
  }
}
