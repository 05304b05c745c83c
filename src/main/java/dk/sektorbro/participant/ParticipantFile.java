package dk.sektorbro.participant;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.exchange.config.YamlFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code participants.yaml}. A fault is told with file, line and what to write instead, all
 * faults at once.
 */
public final class ParticipantFile {

  private static final Pattern AREA = Pattern.compile("[0-9]{4}");

  private final Path file;
  private final KeyFolder keyFolder;
  private final YamlFile yaml;

  private ParticipantFile(Path file, Path keyDirectory) {
    this.file = file;
    this.keyFolder = new KeyFolder(keyDirectory);
    this.yaml = YamlFile.read(file);
  }

  /**
   * @param keyDirectory what the paths of X.509 certificates are relative to
   * @throws WrongConfiguration with every fault
   */
  public static ParticipantDirectory read(Path file, Path keyDirectory) {
    return new ParticipantFile(file, keyDirectory).directory();
  }

  /**
   * The names of the parties' key folders, so that a demo can make keys before the directory is
   * read.
   */
  public static List<String> names(Path file) {
    YamlFile yaml = YamlFile.read(file);
    return yaml.root().child("participants").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(party -> party.child("keys").stream())
        .flatMap(keys -> keys.as("a folder", folder -> folder).stream())
        .toList();
  }

  private ParticipantDirectory directory() {
    yaml.root().allowOnly("hub", "participants");
    Optional<Address> hub =
        yaml.root()
            .required("hub", "name the hub itself: sor, gln, name")
            .flatMap(OrganisationEntry::address);
    List<Participant> parties = new ArrayList<>();
    yaml.root()
        .required("participants", "list those who take part")
        .ifPresent(
            list -> list.items().forEach(entry -> participant(entry).ifPresent(parties::add)));
    requireUnique(parties);
    yaml.done();
    return new FixedDirectory(hub.orElseThrow(), parties);
  }

  private Optional<Participant> participant(YamlFile.Entry entry) {
    entry.allowOnly(
        "sor",
        "gln",
        "cvr",
        "name",
        "area",
        "sector",
        "takes",
        "delivery",
        "sealing",
        "signature",
        "language",
        "keys",
        "limits",
        "files-apart-above",
        "part-of",
        "roles",
        "groups",
        "represents-citizens",
        "contact");
    Optional<PartyId> id = OrganisationEntry.sor(entry);
    Optional<Gln> gln = OrganisationEntry.gln(entry);
    Optional<String> name = OrganisationEntry.name(entry);
    Optional<Cvr> cvr = OrganisationEntry.cvr(entry);
    Optional<String> area =
        entry.value(
            "area", "municipality or region code, 4 digits in quotes", text -> match(AREA, text));
    Optional<Sector> sector =
        entry.value("sector", oneOf(Sector.values()), text -> word(Sector.class, text));
    Optional<Sealing> sealing =
        entry.value("sealing", oneOf(Sealing.values()), text -> word(Sealing.class, text));
    Signing signing =
        entry.child("signature").isEmpty()
            ? Signing.ACCEPTED
            : entry
                .value("signature", oneOf(Signing.values()), text -> word(Signing.class, text))
                .orElse(Signing.REQUIRED);
    Optional<Language> language =
        entry.value("language", oneOf(Language.values()), text -> word(Language.class, text));
    Set<MessageKind> takes = ReceivingEntry.takes(entry);
    Optional<Delivery> delivery = ReceivingEntry.delivery(entry);
    Optional<X509Keys> keys = keyFolder.of(entry);
    if (delivery.orElse(null) instanceof Delivery.Push
        && sealing.orElse(null) == Sealing.END_TO_END) {
      entry.fault(
          "a party sealed end-to-end collects from its mailbox: write delivery: mailbox, or sealing: gateway");
    }
    language.ifPresent(spoken -> ReceivingEntry.mustBeSpoken(entry, spoken, takes));
    ReceivingLimits limits = ReceivingEntry.limits(entry);
    boolean whole =
        id.isPresent()
            && gln.isPresent()
            && name.isPresent()
            && cvr.isPresent()
            && area.isPresent()
            && sector.isPresent()
            && sealing.isPresent()
            && language.isPresent()
            && delivery.isPresent()
            && keys.isPresent();
    return whole
        ? Optional.of(
            new Participant(
                id.get(),
                name.get(),
                gln.get(),
                cvr.get(),
                area.get(),
                sector.get(),
                takes,
                delivery.get(),
                sealing.get(),
                language.get(),
                keys.get(),
                limits,
                signing,
                OrganisationEntry.partOf(entry),
                new Readers(words(entry, "roles", "code"), words(entry, "groups", "value")),
                representsCitizens(entry),
                contact(entry)))
        : Optional.empty();
  }

  private static boolean representsCitizens(YamlFile.Entry entry) {
    return entry
        .child("represents-citizens")
        .flatMap(
            word ->
                word.as(
                    "true or false",
                    text -> {
                      if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException("neither");
                      }
                      return text.equals("true");
                    }))
        .orElse(false);
  }

  private static Set<Readers.Word> words(YamlFile.Entry entry, String key, String value) {
    Set<Readers.Word> words = new LinkedHashSet<>();
    entry.child(key).stream()
        .flatMap(list -> list.items().stream())
        .forEach(
            each -> {
              each.allowOnly("system", value);
              Optional<String> system = each.value("system", "its system", text -> text);
              Optional<String> word =
                  each.value(value, "its " + value + ", in quotes", text -> text);
              if (system.isPresent() && word.isPresent()) {
                words.add(new Readers.Word(system.get(), word.get()));
              }
            });
    return Set.copyOf(words);
  }

  private static Optional<String> contact(YamlFile.Entry entry) {
    return entry
        .child("contact")
        .flatMap(
            text ->
                text.as(
                    "at most 200 characters, such as a telephone number",
                    value -> {
                      if (value.isBlank() || value.length() > 200) {
                        throw new IllegalArgumentException("length");
                      }
                      return value.strip();
                    }));
  }

  private void requireUnique(List<Participant> parties) {
    Map<PartyId, Participant> seen = new HashMap<>();
    Map<X509Certificate, Participant> keys = new HashMap<>();
    for (Participant party : parties) {
      if (seen.put(party.id(), party) != null) {
        yaml.root()
            .fault("SOR " + party.id() + " is given to two participants in " + file.getFileName());
      }
      for (X509Certificate key : party.keys().tls()) {
        if (keys.put(key, party) != null) {
          yaml.root()
              .fault(
                  "two participants share a TLS key; the key names the party, so each needs its own");
        }
      }
    }
  }

  private static String match(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("form");
    }
    return text;
  }

  private static <E extends Enum<E>> E word(Class<E> words, String text) {
    return Enum.valueOf(words, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String oneOf(Enum<?>[] words) {
    return "one of "
        + String.join(
            ", ",
            Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }
}
