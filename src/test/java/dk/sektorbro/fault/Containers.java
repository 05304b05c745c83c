package dk.sektorbro.fault;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * Which image a container test uses: what the environment variable names, or the official one, or
 * the one that a machine without a registry has built itself. Without an engine, or without any of
 * these, the test is skipped and says so.
 */
final class Containers {

  private Containers() {}

  static DockerImageName image(String variable, String official, String local) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      skip("no Docker engine answers");
    }
    DockerImageName standard = DockerImageName.parse(official);
    Optional<String> wanted = Optional.ofNullable(System.getenv(variable));
    return Stream.concat(wanted.stream(), Stream.of(official, local))
        .filter(Containers::isHere)
        .findFirst()
        .map(name -> DockerImageName.parse(name).asCompatibleSubstituteFor(standard))
        .orElseGet(
            () ->
                fetched(DockerImageName.parse(wanted.orElse(official)))
                    .asCompatibleSubstituteFor(standard));
  }

  private static boolean isHere(String image) {
    DockerClient engine = DockerClientFactory.instance().client();
    try {
      engine.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static DockerImageName fetched(DockerImageName image) {
    try {
      DockerClientFactory.instance()
          .client()
          .pullImageCmd(image.getUnversionedPart())
          .withTag(image.getVersionPart())
          .start()
          .awaitCompletion();
    } catch (DockerException | DockerClientException e) {
      skip("no registry gives " + image);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      skip("it was interrupted");
    }
    return image;
  }

  private static void skip(String why) {
    System.out.println("SKIPPED, not passed: the hub on containers, because " + why);
    abort(why);
  }
}
