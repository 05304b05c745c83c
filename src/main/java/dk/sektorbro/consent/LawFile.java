package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.Combining;
import dk.sektorbro.consent.policy.Law;
import dk.sektorbro.consent.policy.LawRule;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.consent.policy.StatutoryBasis;
import dk.sektorbro.consent.policy.WithoutConsent;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.exchange.config.YamlFile.Entry;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code config/consent-law.yaml}: the rules of law with their sources and dates, how several
 * consents combine, and what may be shared without one.
 */
public record LawFile(Law law, Combining combining, WithoutConsent withoutConsent) {

  private static final String DAY = "a day such as 2027-01-01, in quotes";
  private static final String PERIOD = "a period such as P1Y or P14D";
  private static final String SOURCE = "where it is written, such as Health Act § 44(2)";
  private static final String COMBINING =
      "deny-overrides, newest-wins, permit-requires-all or positive-overrides-negative";
  private static final Set<String> RULES =
      new TreeSet<>(
          Set.of(
              "written",
              "dated",
              "names-information",
              "names-sources",
              "names-recipients",
              "names-purpose",
              "names-case",
              "ends",
              "longest-term",
              "consent-age",
              "never-to"));

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static LawFile read(Path file) {
    YamlFile yaml = YamlFile.read(file);
    Entry root = yaml.root();
    root.allowOnly("combining", "rules", "without-consent");
    Optional<Combining> combining = root.value("combining", COMBINING, given(Combining::ofCode));
    List<Law.InForce> rules = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    root.required("rules", "list the rules of law")
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        entry -> {
                          entry.value("rule", "one of " + RULES, name -> name).ifPresent(seen::add);
                          rule(entry).ifPresent(rules::add);
                        }));
    for (String name : RULES) {
      if (!seen.contains(name)) {
        root.fault("rule '" + name + "' is not listed; to end one, give it a 'to'");
      }
    }
    List<StatutoryBasis> bases =
        root.required("without-consent", "list the legal bases, [] for none").stream()
            .flatMap(list -> list.items().stream())
            .flatMap(entry -> basis(entry).stream())
            .toList();
    yaml.done();
    return new LawFile(
        new Law(List.copyOf(rules)), combining.orElseThrow(), new WithoutConsent(bases));
  }

  private static Optional<Law.InForce> rule(Entry entry) {
    entry.allowOnly("rule", "is", "from", "to", "source");
    Optional<LawRule> rule =
        switch (entry.child("rule").flatMap(name -> name.as("a rule", text -> text)).orElse("")) {
          case "written" -> Optional.of(new LawRule.Written());
          case "dated" -> Optional.of(new LawRule.Dated());
          case "names-information" -> Optional.of(new LawRule.Names(Named.INFORMATION));
          case "names-sources" -> Optional.of(new LawRule.Names(Named.SOURCES));
          case "names-recipients" -> Optional.of(new LawRule.Names(Named.RECIPIENTS));
          case "names-purpose" -> Optional.of(new LawRule.Names(Named.PURPOSE));
          case "names-case" -> Optional.of(new LawRule.Names(Named.CASE));
          case "ends" -> Optional.of(new LawRule.Ends());
          case "longest-term" ->
              entry.value("is", PERIOD, LawFile::period).map(LawRule.LongestTerm::new);
          case "consent-age" ->
              entry.value("is", "whole years", Integer::valueOf).map(LawRule.ConsentAge::new);
          case "never-to" ->
              entry
                  .value("is", "a kind of party, such as employer", text -> text)
                  .map(LawRule.NeverTo::new);
          default -> {
            entry.fault("no such rule; known: " + String.join(", ", RULES));
            yield Optional.empty();
          }
        };
    Optional<Instant> from = entry.value("from", DAY, LawFile::day);
    Optional<Instant> to = entry.child("to").flatMap(day -> day.as(DAY, LawFile::day));
    Optional<String> source = entry.value("source", SOURCE, LawFile::notBlank);
    return rule.isPresent() && from.isPresent() && source.isPresent()
        ? Optional.of(new Law.InForce(rule.get(), from.get(), to, source.get()))
        : Optional.empty();
  }

  private static Optional<StatutoryBasis> basis(Entry entry) {
    entry.allowOnly(
        "code", "on", "from", "to", "longest", "overrides-refusal", "between", "source");
    Optional<String> code = entry.value("code", "what a signature calls it", LawFile::notBlank);
    Optional<Boolean> on = entry.value("on", "true or false", LawFile::yesOrNo);
    Optional<Instant> from = entry.value("from", DAY, LawFile::day);
    Optional<Instant> to = entry.child("to").flatMap(day -> day.as(DAY, LawFile::day));
    Optional<Period> longest = entry.value("longest", PERIOD, LawFile::period);
    Optional<Boolean> overrides =
        entry.value("overrides-refusal", "true or false", LawFile::yesOrNo);
    Optional<String> source = entry.value("source", SOURCE, LawFile::notBlank);
    Optional<Entry> between = entry.required("between", "{ from: [psychiatry], to: [jobcentre] }");
    between.ifPresent(each -> each.allowOnly("from", "to"));
    Set<String> fromKinds = kinds(between, "from");
    Set<String> toKinds = kinds(between, "to");
    return code.isPresent()
            && on.isPresent()
            && from.isPresent()
            && longest.isPresent()
            && overrides.isPresent()
            && source.isPresent()
        ? Optional.of(
            new StatutoryBasis(
                code.get(),
                on.get(),
                from.get(),
                to,
                longest.get(),
                overrides.get(),
                fromKinds,
                toKinds,
                source.get()))
        : Optional.empty();
  }

  private static Set<String> kinds(Optional<Entry> between, String side) {
    return between.stream()
        .flatMap(
            each ->
                each
                    .list(
                        side,
                        "kinds of party, such as [psychiatry]",
                        "a kind of party",
                        text -> text)
                    .stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Function<String, T> given(Function<String, Optional<T>> read) {
    return text -> read.apply(text).orElseThrow(IllegalArgumentException::new);
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }

  private static Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(DanishTime.ZONE).toInstant();
    } catch (DateTimeException notADay) {
      throw new IllegalArgumentException(notADay);
    }
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException notAPeriod) {
      throw new IllegalArgumentException(notAPeriod);
    }
  }
}
