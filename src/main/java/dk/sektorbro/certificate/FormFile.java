package dk.sektorbro.certificate;

import com.fasterxml.jackson.core.type.TypeReference;
import dk.sektorbro.certificate.CertificateForm.Deadline;
import dk.sektorbro.certificate.CertificateForm.Questions;
import dk.sektorbro.certificate.CertificateForm.Reminder;
import dk.sektorbro.certificate.CertificateForm.Reminding;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.content.Urgency;
import dk.sektorbro.participant.Sector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The folder of one form.
 *
 * @param code the folder's name
 */
record FormFile(String code, Path form, Path questionnaire) {

  private static final String A_PERIOD = "an ISO 8601 period such as P14D or P1M";
  private static final String A_DAY = "a day such as 2024-07-01";

  /**
   * @throws WrongConfiguration with every fault of the folder
   */
  CertificateForm read() {
    YamlFile yaml = YamlFile.read(form);
    YamlFile.Entry root = yaml.root();
    root.allowOnly(
        "name",
        "request-number",
        "answer-number",
        "obligatory",
        "asked-by",
        "answered-by",
        "needs",
        "purposes",
        "deadlines",
        "reminders",
        "supplement",
        "return-within");
    Optional<String> name = root.value("name", "what people call it", text -> text);
    Optional<String> answer =
        root.value("answer-number", "the number of the answer, such as LÆ 285", text -> text);
    Optional<Boolean> obligatory = root.value("obligatory", "true or false", Boolean::parseBoolean);
    Set<Sector> askers = set(root, "asked-by", "sectors", FormFile::sector);
    Set<Sector> answerers = set(root, "answered-by", "sectors", FormFile::sector);
    Set<InformationType> needs =
        set(root, "needs", "information types", of(InformationType::ofCode));
    Set<Purpose> purposes = set(root, "purposes", "purposes", of(Purpose::ofCode));
    List<Deadline> deadlines =
        root.required("deadlines", "list the rules for the due day").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> deadline(entry).stream())
            .toList();
    Optional<Reminding> reminding =
        root.required("reminders", "say when the hub reminds").flatMap(FormFile::reminding);
    Optional<Period> supplement = period(root, "supplement");
    Optional<Period> returnWithin = period(root, "return-within");
    if (!code.matches("LAE-[0-9]{3}")) {
      root.fault("the folder's name is the form's code, such as LAE-285");
    }
    yaml.done();
    return new CertificateForm(
        code,
        name.orElseThrow(),
        root.child("request-number").flatMap(number -> number.as("such as LÆ 281", text -> text)),
        answer.orElseThrow(),
        questions(),
        obligatory.orElseThrow(),
        askers,
        answerers,
        needs,
        purposes,
        deadlines,
        reminding.orElseThrow(),
        supplement.orElseThrow(),
        returnWithin.orElseThrow());
  }

  private static Optional<Deadline> deadline(YamlFile.Entry entry) {
    entry.allowOnly("from", "until", "earliest", "usual", "latest", "source");
    Optional<LocalDate> from = entry.value("from", A_DAY, parsed(LocalDate::parse));
    Optional<LocalDate> until =
        entry.child("until").flatMap(day -> day.as(A_DAY, parsed(LocalDate::parse)));
    Optional<Period> earliest = period(entry, "earliest");
    Optional<Period> usual = period(entry, "usual");
    Optional<Period> latest = period(entry, "latest");
    Optional<String> source = entry.value("source", "the rule, with section", text -> text);
    return from.isPresent()
            && earliest.isPresent()
            && usual.isPresent()
            && latest.isPresent()
            && source.isPresent()
        ? Optional.of(
            new Deadline(
                from.get(), until, earliest.get(), usual.get(), latest.get(), source.get()))
        : Optional.empty();
  }

  private static Optional<Reminding> reminding(YamlFile.Entry entry) {
    entry.allowOnly("at", "send", "gives-up-after");
    Optional<LocalTime> at =
        entry.value("at", "a time of day such as \"08:00\"", parsed(LocalTime::parse));
    List<Reminder> reminders =
        entry.required("send", "list the reminders, [] for none").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(each -> reminder(each).stream())
            .toList();
    Optional<Period> givesUp = period(entry, "gives-up-after");
    return at.isPresent() && givesUp.isPresent()
        ? Optional.of(new Reminding(at.get(), reminders, givesUp.get()))
        : Optional.empty();
  }

  private static Optional<Reminder> reminder(YamlFile.Entry entry) {
    entry.allowOnly("after-due", "urgency");
    Optional<Period> after = period(entry, "after-due");
    Optional<Urgency> urgency =
        entry.value("urgency", "routine, urgent or asap", of(Urgency::ofCode));
    return after.isPresent() && urgency.isPresent()
        ? Optional.of(new Reminder(after.get(), urgency.get()))
        : Optional.empty();
  }

  private static Optional<Period> period(YamlFile.Entry entry, String key) {
    return entry.value(key, A_PERIOD, parsed(Period::parse));
  }

  private static <T> Set<T> set(
      YamlFile.Entry root, String key, String what, Function<String, T> read) {
    return root.required(key, "list the " + what).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> item.as("one of the " + what, read).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Sector sector(String text) {
    return Sector.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static <T> Function<String, T> of(Function<String, Optional<T>> codes) {
    return code -> codes.apply(code).orElseThrow(IllegalArgumentException::new);
  }

  private static <T> Function<String, T> parsed(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(e);
      }
    };
  }

  private Questions questions() {
    try {
      String json = Files.readString(questionnaire);
      Map<String, Object> resource = Json.read(json, new TypeReference<>() {});
      if (!"Questionnaire".equals(resource.get("resourceType"))
          || !(resource.get("url") instanceof String url)
          || !(resource.get("version") instanceof String version)) {
        throw wrong("is no Questionnaire with url and version");
      }
      return new Questions(url + "|" + version, json);
    } catch (IOException e) {
      throw wrong("cannot be read (" + e.getClass().getSimpleName() + ")");
    } catch (IllegalArgumentException e) {
      throw wrong("is not JSON");
    }
  }

  private WrongConfiguration wrong(String what) {
    return new WrongConfiguration(List.of(questionnaire + ": " + what));
  }
}
