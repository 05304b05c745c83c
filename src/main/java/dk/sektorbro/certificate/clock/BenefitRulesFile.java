package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code config/sickness-benefit.yaml}. */
public final class BenefitRulesFile {

  private static final List<String> TERMS =
      List.of("within-days", "end-of-week", "every-weeks", "times");

  private BenefitRulesFile() {}

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static BenefitRules read(Path file, DanishCalendar calendar, AnswerTimes answerTimes) {
    YamlFile yaml = YamlFile.read(file);
    YamlFile.Entry root = yaml.root();
    root.allowOnly("rules", "certificate", "standby");
    List<Rule> rules =
        root.required("rules", "list the rules").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> rule(entry).stream())
            .toList();
    Optional<BenefitRules.Certificate> certificate =
        root.required("certificate", "form and lead-days")
            .flatMap(
                entry ->
                    formAndDays(entry, "lead-days")
                        .map(it -> new BenefitRules.Certificate(it.form(), it.days())));
    Optional<BenefitRules.Standby> standby =
        root.required("standby", "form and after-days")
            .flatMap(
                entry ->
                    formAndDays(entry, "after-days")
                        .map(it -> new BenefitRules.Standby(it.form(), it.days())));
    yaml.done();
    return new BenefitRules(
        rules, certificate.orElseThrow(), standby.orElseThrow(), calendar, answerTimes);
  }

  private record FormAndDays(String form, int days) {}

  private static Optional<FormAndDays> formAndDays(YamlFile.Entry entry, String daysKey) {
    entry.allowOnly("form", daysKey);
    Optional<String> form = entry.value("form", "a form's code, such as LAE-285", text -> text);
    Optional<Integer> days =
        entry.value(daysKey, "a number of working days", BenefitRulesFile::count);
    return form.flatMap(code -> days.map(number -> new FormAndDays(code, number)));
  }

  private static Optional<Rule> rule(YamlFile.Entry entry) {
    entry.allowOnly(
        "step",
        "for",
        "only",
        "within-days",
        "after",
        "end-of-week",
        "every-weeks",
        "times",
        "last-week",
        "moves",
        "from",
        "to",
        "source");
    Optional<Step> step =
        entry.value(
            "step",
            "one of " + codes(Arrays.stream(Step.values()).map(Step::code)),
            text -> Step.ofCode(text).orElseThrow(IllegalArgumentException::new));
    Optional<Term> term = term(entry);
    Optional<Rule.Moves> moves =
        entry.value(
            "moves",
            "earlier or later",
            text ->
                switch (text) {
                  case "earlier" -> Rule.Moves.EARLIER;
                  case "later" -> Rule.Moves.LATER;
                  default -> throw new IllegalArgumentException(text);
                });
    Optional<LocalDate> from =
        entry.value("from", "a day such as 2020-01-01", BenefitRulesFile::day);
    Optional<LocalDate> to =
        entry.child("to").flatMap(it -> it.as("a day such as 2020-01-01", BenefitRulesFile::day));
    Optional<String> source = entry.value("source", "the law, with section", text -> text);
    Set<Category> categories = categories(entry);
    Rule.Only only = only(entry);
    if (step.isEmpty() || term.isEmpty() || moves.isEmpty() || from.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    if ((step.get() == Step.FOLLOW_UP) != (term.get() instanceof Term.Series)) {
      entry.fault("every-weeks and times are for the step follow-up, the others for other steps");
    }
    return Optional.of(
        new Rule(
            step.get(), categories, only, term.get(), moves.get(), from.get(), to, source.get()));
  }

  private static Set<Category> categories(YamlFile.Entry entry) {
    return entry
        .child("for")
        .<Set<Category>>map(
            list ->
                list.items().stream()
                    .flatMap(
                        item ->
                            item
                                .as(
                                    "one of "
                                        + codes(
                                            Arrays.stream(Category.values()).map(Category::code)),
                                    text ->
                                        Category.ofCode(text)
                                            .orElseThrow(IllegalArgumentException::new))
                                .stream())
                    .collect(Collectors.toUnmodifiableSet()))
        .orElseGet(() -> EnumSet.allOf(Category.class));
  }

  private static Rule.Only only(YamlFile.Entry entry) {
    return entry
        .child("only")
        .flatMap(
            child ->
                child.as(
                    "early-follow-up or employer-known",
                    text ->
                        switch (text) {
                          case "early-follow-up" -> Rule.Only.EARLY_FOLLOW_UP;
                          case "employer-known" -> Rule.Only.EMPLOYER_KNOWN;
                          default -> throw new IllegalArgumentException(text);
                        }))
        .orElse(Rule.Only.ANY);
  }

  private static Optional<Term> term(YamlFile.Entry entry) {
    List<String> given = TERMS.stream().filter(key -> entry.child(key).isPresent()).toList();
    if (given.size() != 1) {
      entry.fault("give one of " + codes(TERMS.stream()));
      return Optional.empty();
    }
    String key = given.getFirst();
    Optional<Integer> number = entry.value(key, "a number", BenefitRulesFile::count);
    return switch (key) {
      case "within-days" -> {
        Optional<String> after =
            entry.value(
                "after",
                "report",
                text -> {
                  if (!text.equals("report")) {
                    throw new IllegalArgumentException(text);
                  }
                  return text;
                });
        yield after.flatMap(report -> number.map(Term.DaysAfterReport::new));
      }
      case "end-of-week" -> number.map(Term.EndOfWeek::new);
      default -> {
        Optional<Integer> lastWeek =
            entry.value("last-week", "the last week it is for", BenefitRulesFile::count);
        yield number.flatMap(
            count ->
                lastWeek.map(
                    week ->
                        key.equals("times")
                            ? new Term.Times(count, week)
                            : new Term.EveryWeeks(count, week)));
      }
    };
  }

  private static String codes(Stream<String> codes) {
    return codes.collect(Collectors.joining(", "));
  }

  private static int count(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
