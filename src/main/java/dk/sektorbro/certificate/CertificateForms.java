package dk.sektorbro.certificate;

import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The forms of {@code config/certificate-forms/}, a folder for each. */
public final class CertificateForms {

  private final Map<String, CertificateForm> byCode = new TreeMap<>();

  public CertificateForms(Collection<CertificateForm> forms) {
    forms.forEach(form -> byCode.put(form.code(), form));
  }

  /**
   * Every form of a folder that holds a folder for each.
   *
   * @throws WrongConfiguration with every fault of every form
   */
  public static CertificateForms read(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      return read(
          folders
              .filter(Files::isDirectory)
              .sorted()
              .map(
                  form ->
                      new FormFile(
                          String.valueOf(form.getFileName()),
                          form.resolve("form.yaml"),
                          form.resolve("questionnaire.json")))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws WrongConfiguration with every fault of every form
   */
  static CertificateForms read(List<FormFile> files) {
    List<CertificateForm> forms = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (FormFile file : files) {
      try {
        forms.add(file.read());
      } catch (WrongConfiguration wrong) {
        faults.add(String.valueOf(wrong.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new WrongConfiguration(faults);
    }
    return new CertificateForms(forms);
  }

  public Optional<CertificateForm> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * @throws IllegalStateException where a request is stored of a form that was taken away since
   */
  public CertificateForm get(String code) {
    return find(code)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There are requests of the form " + code + "; give it its folder back"));
  }

  /** The codes of all forms, in order. */
  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }

  public List<CertificateForm> all() {
    return List.copyOf(byCode.values());
  }
}
