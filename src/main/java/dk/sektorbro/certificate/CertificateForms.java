package dk.sektorbro.certificate;

import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The forms of {@code config/certificate-forms.yaml}. */
public final class CertificateForms {

  private final Map<String, CertificateForm> byCode = new TreeMap<>();

  public CertificateForms(List<CertificateForm> forms) {
    forms.forEach(form -> byCode.put(form.code(), form));
  }

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static CertificateForms read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    yaml.root().allowOnly("forms");
    List<CertificateForm> forms =
        yaml.root().required("forms", "list the certificate forms").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> form(entry).stream())
            .toList();
    yaml.done();
    return new CertificateForms(forms);
  }

  private static Optional<CertificateForm> form(YamlFile.Entry entry) {
    entry.allowOnly("code", "name", "questionnaire", "earliest-due-days", "source");
    Optional<String> code = entry.value("code", "such as LAE-285", text -> text);
    Optional<String> name = entry.value("name", "what people call it", text -> text);
    Optional<String> questionnaire =
        entry.value("questionnaire", "canonical url|version", text -> text);
    Optional<Integer> days =
        entry.value("earliest-due-days", "a number of days", Integer::parseInt);
    Optional<String> source = entry.value("source", "the rule, with section", text -> text);
    return code.isPresent()
            && name.isPresent()
            && questionnaire.isPresent()
            && days.isPresent()
            && source.isPresent()
        ? Optional.of(
            new CertificateForm(
                code.get(), name.get(), questionnaire.get(), days.get(), source.get()))
        : Optional.empty();
  }

  public Optional<CertificateForm> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The codes of all forms, in order. */
  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }
}
