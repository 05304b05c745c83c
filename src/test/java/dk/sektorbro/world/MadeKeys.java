package dk.sektorbro.world;

import dk.sektorbro.seal.DemoIdentity;
import dk.sektorbro.seal.DemoPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The demo's keys for a world. They are made once for the same parties and then copied: RSA keys
 * take seconds to find.
 */
final class MadeKeys {

  private static final Map<Wish, Path> MADE = new ConcurrentHashMap<>();

  private record Wish(List<DemoIdentity> identities, Duration last) {}

  private MadeKeys() {}

  static DemoPki in(Path directory, List<DemoIdentity> identities, Duration last) {
    if (!Files.exists(directory)) {
      Path made = MADE.computeIfAbsent(new Wish(identities, last), MadeKeys::make);
      try {
        Files.walkFileTree(made, new Copier(made, directory));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return DemoPki.ensure(directory, identities, Clock.systemUTC(), last);
  }

  private static Path make(Wish wish) {
    try {
      Path made = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "keys-");
      DemoPki unused = DemoPki.ensure(made, wish.identities(), Clock.systemUTC(), wish.last());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With their permissions, which the hub checks. */
  private static final class Copier extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      Path copy = to.resolve(from.relativize(directory));
      Files.createDirectories(copy.getParent());
      Files.copy(directory, copy, StandardCopyOption.COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }
  }
}
