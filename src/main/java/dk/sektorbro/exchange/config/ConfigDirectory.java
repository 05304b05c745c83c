package dk.sektorbro.exchange.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where configuration files are found: in the directory beside the hub, else the defaults the hub
 * carries in itself.
 */
public final class ConfigDirectory {

  private final Path directory;

  public ConfigDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws WrongConfiguration when neither the directory nor the hub has a file of that name
   */
  public Path file(String name) {
    Path beside = directory.resolve(name);
    return Files.exists(beside) ? beside : carried(name);
  }

  /** The names of the folders below a folder of the directory; those the hub carries are not. */
  public List<String> folders(String name) {
    Path folder = directory.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(Files::isDirectory)
          .map(found -> String.valueOf(found.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path carried(String name) {
    try (InputStream in = ConfigDirectory.class.getResourceAsStream("/config/" + name)) {
      if (in == null) {
        throw new WrongConfiguration(List.of(directory.resolve(name) + ": is missing"));
      }
      Path copy = Files.createTempDirectory("sektorbro-default-").resolve(name);
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      Files.copy(in, copy);
      copy.toFile().deleteOnExit();
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
