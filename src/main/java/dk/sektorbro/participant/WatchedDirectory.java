package dk.sektorbro.participant;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.exchange.config.WatchedFiles;
import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The directory as its files are now: what a party is like, and its keys, change without a restart.
 * Who takes part does not, because each party has a queue and a route of its own.
 */
public final class WatchedDirectory implements ParticipantDirectory, Shortcomings {

  private final WatchedFiles<ParticipantDirectory> files;

  /**
   * @param keyDirectory what the paths of X.509 certificates are relative to
   * @throws WrongConfiguration with every fault of the first reading
   */
  public WatchedDirectory(Path file, Path keyDirectory, Clock clock) {
    ParticipantDirectory first = ParticipantFile.read(file, keyDirectory);
    Supplier<ParticipantDirectory> reader =
        () -> {
          ParticipantDirectory read = ParticipantFile.read(file, keyDirectory);
          if (!ids(read).equals(ids(first))) {
            throw new WrongConfiguration(
                List.of(file + ": start the hub again to add a party or to take one out"));
          }
          return read;
        };
    this.files =
        new WatchedFiles<>(
            "the directory of parties",
            () -> WatchedFiles.versionOf(watched(file, keyDirectory)),
            reader,
            clock);
  }

  private static List<PartyId> ids(ParticipantDirectory directory) {
    return directory.all().stream().map(Participant::id).toList();
  }

  private static List<Path> watched(Path file, Path keyDirectory) {
    List<Path> all = new ArrayList<>();
    all.add(file);
    try (Stream<Path> found = Files.walk(keyDirectory, 2)) {
      found.filter(each -> each.toString().endsWith(".pem")).forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public Optional<Participant> find(PartyId id) {
    return files.now().find(id);
  }

  @Override
  public Optional<Participant> ofTlsKey(X509Certificate certificate) {
    return files.now().ofTlsKey(certificate);
  }

  @Override
  public List<Participant> all() {
    return files.now().all();
  }

  @Override
  public Address hub() {
    return files.now().hub();
  }

  @Override
  public List<String> shortcomings() {
    return files.shortcomings();
  }
}
