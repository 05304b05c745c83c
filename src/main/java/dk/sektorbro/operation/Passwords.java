package dk.sektorbro.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords of the management port: configured, or made at the first start and kept in a file only
 * the hub's user can read.
 */
final class Passwords {

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int RANDOM_BYTES = 18;
  private static final Set<StandardOpenOption> CREATED_OR_THERE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> FOR_THE_HUBS_USER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private Passwords() {}

  static String password(String configured, Path file) {
    if (!configured.isBlank()) {
      return configured;
    }
    try {
      String kept = kept(file);
      return kept.isEmpty() ? made(file) : kept;
    } catch (IOException e) {
      throw new UncheckedIOException("The password cannot be kept in " + file, e);
    }
  }

  /** Empty where there is none, or one that another hub is about to write. */
  private static String kept(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
  }

  /**
   * Hubs that share the directory and start together get the password that one of them made. Only
   * the locked channel is used: closing any other of the same file would end the lock.
   */
  private static String made(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(file, CREATED_OR_THERE, FOR_THE_HUBS_USER);
        FileLock _ = channel.lock()) {
      ByteBuffer there = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (there.hasRemaining() && channel.read(there) >= 0) {}
      String byAnother = new String(there.array(), StandardCharsets.UTF_8).strip();
      if (!byAnother.isEmpty()) {
        return byAnother;
      }
      String made = random();
      channel.truncate(0);
      int unused = channel.write(StandardCharsets.UTF_8.encode(made + "\n"), 0);
      LOG.info("A password was made and lies in {}", file);
      return made;
    }
  }

  private static String random() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
