package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.jspecify.annotations.Nullable;

/**
 * The published packages as they lie in directories, {@code <name>-<version>.tgz}. They are not
 * part of the hub: where one is missing, the hub runs, refuses what it cannot validate, and says
 * how to get it.
 */
public final class FhirPackages {

  private static final String[] DEFINITIONS = {"StructureDefinition", "ValueSet", "CodeSystem"};

  private final List<Path> directories;

  /**
   * @param directories looked through in this order; one that does not exist is passed over
   */
  public FhirPackages(List<Path> directories) {
    if (directories.isEmpty()) {
      throw new IllegalArgumentException("Name at least one directory for FHIR packages");
    }
    this.directories = List.copyOf(directories);
  }

  /** Where the package lies. */
  public Optional<Path> find(FhirPackage wanted) {
    return directories.stream()
        .map(directory -> directory.resolve(wanted.fileName()))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  public List<FhirPackage> missing(PackageSet set) {
    return set.packages().stream().filter(wanted -> find(wanted).isEmpty()).toList();
  }

  /** What to do to complete a set, one command a line; empty when nothing is missing. */
  public String howToComplete(PackageSet set) {
    List<FhirPackage> missing = missing(set);
    if (missing.isEmpty()) {
      return "";
    }
    Path into = directories.getFirst();
    return Stream.concat(
            Stream.of("Missing FHIR packages of the set " + set + ". Put them in " + into + ":"),
            missing.stream()
                .map(
                    wanted ->
                        "  curl -fL -o "
                            + into.resolve(wanted.fileName())
                            + " "
                            + wanted.address()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * The profiles, value sets and code systems of a set.
   *
   * @throws PackageDamaged when a file cannot be read or holds another package than its name says
   */
  List<IBaseResource> definitions(PackageSet set, FhirContext fhir) {
    List<IBaseResource> definitions = new ArrayList<>();
    for (FhirPackage wanted : set.packages()) {
      Path file =
          find(wanted)
              .orElseThrow(() -> new PackageDamaged(wanted, "is no longer where it was", null));
      definitions.addAll(read(wanted, file, fhir));
    }
    return definitions;
  }

  private static List<IBaseResource> read(FhirPackage wanted, Path file, FhirContext fhir) {
    List<IBaseResource> definitions = new ArrayList<>();
    try (InputStream tgz = Files.newInputStream(file)) {
      NpmPackage opened = NpmPackage.fromPackage(tgz);
      if (!wanted.name().equals(opened.name()) || !wanted.version().equals(opened.version())) {
        throw new PackageDamaged(wanted, "holds another package than its file name says", null);
      }
      for (String name : opened.listResources(Set.of(DEFINITIONS))) {
        try (InputStream json = opened.load("package", name)) {
          definitions.add(fhir.newJsonParser().parseResource(json));
        }
      }
    } catch (IOException e) {
      throw new PackageDamaged(wanted, "cannot be read", e);
    }
    return definitions;
  }

  /** The file of a package is not what it should be. */
  public static final class PackageDamaged extends RuntimeException {
    PackageDamaged(FhirPackage wanted, String how, @Nullable Throwable cause) {
      super("FHIR package " + wanted + " " + how, cause);
    }
  }
}
