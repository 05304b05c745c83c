package dk.sektorbro.seal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of keys cannot be used. The message names the file and what to look at, never a key. */
public final class KeyFileUnreadable extends RuntimeException {

  public KeyFileUnreadable(Path file, String why, @Nullable Throwable cause) {
    super(file + ": " + why, cause);
  }
}
