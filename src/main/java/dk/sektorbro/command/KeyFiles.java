package dk.sektorbro.command;

import dk.sektorbro.seal.KeyFileUnreadable;
import dk.sektorbro.seal.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the hub's own key files for a command. */
final class KeyFiles {

  static final String PASSWORD_VARIABLE = "SEKTORBRO_KEYS_PASSWORD";

  private KeyFiles() {}

  static KeyRing ring(Path keys, Clock clock) {
    Path file = keys.resolve("hub").resolve("keyring.p12");
    if (!Files.exists(file)) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG, "No key ring at " + file + ". The hub's first start makes it.");
    }
    return opened(
        () -> KeyRing.openOrCreate(file, password(keys).toCharArray(), clock, new SecureRandom()));
  }

  static String password(Path keys) {
    return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))
        .orElseGet(() -> passwordFile(keys.resolve("password")));
  }

  private static String passwordFile(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FOUND_WRONG,
          "No password of the key files in "
              + file
              + ". Name the key directory with --keys, or set "
              + PASSWORD_VARIABLE
              + ".");
    }
  }

  static <T> T opened(Supplier<T> keys) {
    try {
      return keys.get();
    } catch (KeyFileUnreadable unreadable) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, String.valueOf(unreadable.getMessage()));
    }
  }
}
