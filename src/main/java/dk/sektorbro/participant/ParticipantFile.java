package dk.sektorbro.participant;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.exchange.config.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code participants.yaml}. A fault is told with file, line and what to write instead, all
 * faults at once.
 */
public final class ParticipantFile {

  private static final Set<MessageKind> IN_JOBCENTRE_XML_ONLY =
      EnumSet.of(
          MessageKind.ADMISSION_NOTICE, MessageKind.PLANNED_DISCHARGE, MessageKind.IPS_REFERRAL);
  private static final Pattern AREA = Pattern.compile("[0-9]{4}");

  private final Path file;
  private final Path keyDirectory;
  private final YamlFile yaml;

  private ParticipantFile(Path file, Path keyDirectory) {
    BouncyCastle.register();
    this.file = file;
    this.keyDirectory = keyDirectory;
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
        yaml.root().required("hub", "name the hub itself: sor, gln, name").flatMap(this::address);
    List<Participant> parties = new ArrayList<>();
    yaml.root()
        .required("participants", "list those who take part")
        .ifPresent(
            list -> list.items().forEach(entry -> participant(entry).ifPresent(parties::add)));
    requireUnique(parties);
    yaml.done();
    return new FixedDirectory(hub.orElseThrow(), parties);
  }

  private Optional<Address> address(YamlFile.Entry entry) {
    entry.allowOnly("sor", "gln", "name");
    Optional<PartyId> id = sor(entry);
    Optional<Gln> gln = gln(entry);
    Optional<String> name = name(entry);
    return id.isPresent() && gln.isPresent() && name.isPresent()
        ? Optional.of(new Address(id.get(), gln.get(), name.get()))
        : Optional.empty();
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
    Optional<PartyId> id = sor(entry);
    Optional<Gln> gln = gln(entry);
    Optional<String> name = name(entry);
    Optional<Cvr> cvr = cvr(entry);
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
    Set<MessageKind> takes = takes(entry);
    Optional<Delivery> delivery = entry.required("delivery", DELIVERY).flatMap(this::delivery);
    Optional<X509Keys> keys = entry.required("keys", KEYS).flatMap(this::keys);
    if (delivery.orElse(null) instanceof Delivery.Push
        && sealing.orElse(null) == Sealing.END_TO_END) {
      entry.fault(
          "a party sealed end-to-end collects from its mailbox: write delivery: mailbox, or sealing: gateway");
    }
    if (language.filter(spoken -> spoken != Language.JOBCENTRE_XML).isPresent()) {
      takes.stream()
          .filter(IN_JOBCENTRE_XML_ONLY::contains)
          .forEach(
              kind ->
                  entry.fault(
                      kind.code() + " is written in jobcentre-xml only; leave it out of takes"));
    }
    ReceivingLimits limits =
        new ReceivingLimits(
            messageLimits(entry),
            entry
                .child("files-apart-above")
                .flatMap(size -> size.as(SIZE, ParticipantFile::bytes)));
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
                partOf(entry),
                new Readers(words(entry, "roles", "code"), words(entry, "groups", "value")),
                representsCitizens(entry),
                contact(entry)))
        : Optional.empty();
  }

  private static final Pattern SIZE_FORM = Pattern.compile("([1-9][0-9]{0,5})(KB|MB)");
  private static final String SIZE = "a size such as 500KB or 10MB";
  private static final String DELIVERY = "mailbox, or push: https://…";
  private static final String KEYS =
      "a folder with tls.pem, signing.pem and encryption.pem, relative to the key directory";

  private static Optional<PartyId> sor(YamlFile.Entry entry) {
    return entry.value("sor", "the SOR code, 6 to 18 digits in quotes", PartyId::new);
  }

  private static List<Parent> partOf(YamlFile.Entry entry) {
    return entry.child("part-of").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(each -> parent(each).stream())
        .toList();
  }

  /** By its SOR code alone, or with its other identifiers. */
  private static Optional<Parent> parent(YamlFile.Entry entry) {
    if (entry.keys().isEmpty()) {
      return entry
          .as("SOR codes in quotes, the nearest organisation first", PartyId::new)
          .map(id -> new Parent(id, Optional.empty(), Optional.empty()));
    }
    entry.allowOnly("sor", "gln", "cvr");
    Optional<Gln> gln = entry.child("gln").isPresent() ? gln(entry) : Optional.empty();
    Optional<Cvr> cvr = entry.child("cvr").isPresent() ? cvr(entry) : Optional.empty();
    return sor(entry).map(id -> new Parent(id, gln, cvr));
  }

  private static Optional<Cvr> cvr(YamlFile.Entry entry) {
    return entry.value("cvr", "8 digits with a modulus-11 check, in quotes", Cvr::new);
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

  private static Optional<Gln> gln(YamlFile.Entry entry) {
    return entry.value("gln", "13 digits, the last a modulus-10 check digit, in quotes", Gln::new);
  }

  private static Optional<String> name(YamlFile.Entry entry) {
    return entry.value(
        "name",
        "the organisation's name",
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
          }
          return text.strip();
        });
  }

  private static Set<MessageKind> takes(YamlFile.Entry entry) {
    Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    String remedy =
        "a list of "
            + String.join(
                ", ", Arrays.stream(MessageKind.values()).map(MessageKind::code).toList());
    entry
        .required("takes", remedy)
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item ->
                            item.as(
                                    remedy,
                                    code ->
                                        MessageKind.ofCode(code)
                                            .orElseThrow(IllegalArgumentException::new))
                                .ifPresent(kinds::add)));
    return kinds;
  }

  private static Map<MessageKind, Long> messageLimits(YamlFile.Entry entry) {
    Map<MessageKind, Long> limits = new EnumMap<>(MessageKind.class);
    entry
        .child("limits")
        .ifPresent(
            given -> {
              given.allowOnly(
                  Arrays.stream(MessageKind.values())
                      .map(MessageKind::code)
                      .toArray(String[]::new));
              for (MessageKind kind : MessageKind.values()) {
                given
                    .child(kind.code())
                    .flatMap(size -> size.as(SIZE, ParticipantFile::bytes))
                    .ifPresent(bytes -> limits.put(kind, bytes));
              }
            });
    return limits;
  }

  private static long bytes(String text) {
    Matcher size = SIZE_FORM.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size");
    }
    return Long.parseLong(size.group(1)) << (size.group(2).equals("MB") ? 20 : 10);
  }

  private Optional<Delivery> delivery(YamlFile.Entry entry) {
    Optional<YamlFile.Entry> push = entry.child("push");
    if (push.isPresent()) {
      return push.get()
          .as(
              "an https address",
              text -> {
                URI endpoint = URI.create(text);
                if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
                  throw new IllegalArgumentException("not https");
                }
                return new Delivery.Push(endpoint);
              });
    }
    return entry.as(
        DELIVERY,
        text -> {
          if (!text.equals("mailbox")) {
            throw new IllegalArgumentException("not a way of delivery");
          }
          return new Delivery.Mailbox();
        });
  }

  private Optional<X509Keys> keys(YamlFile.Entry entry) {
    Optional<String> folder = entry.as(KEYS, text -> text);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path directory = keyDirectory.resolve(folder.get());
    List<X509Certificate> tls = certificates(entry, directory.resolve("tls.pem"));
    List<X509Certificate> signing = certificates(entry, directory.resolve("signing.pem"));
    List<X509Certificate> encryption = certificates(entry, directory.resolve("encryption.pem"));
    if (tls.isEmpty() || signing.isEmpty() || encryption.isEmpty()) {
      return Optional.empty();
    }
    mustBeStrong(entry, directory.resolve("tls.pem"), tls, false);
    mustBeStrong(entry, directory.resolve("signing.pem"), signing, false);
    mustBeStrong(entry, directory.resolve("encryption.pem"), encryption, true);
    return Optional.of(new X509Keys(tls, signing, encryption));
  }

  private static void mustBeStrong(
      YamlFile.Entry entry, Path pem, List<X509Certificate> keys, boolean sealedTo) {
    for (X509Certificate key : keys) {
      try {
        if (KeyFloor.of(key) == KeyFloor.HYBRID && !sealedTo) {
          entry.fault(pem + ": a hybrid key can be sealed to, and can neither sign nor connect");
        }
      } catch (WeakKey weak) {
        entry.fault(pem + ": " + weak.getMessage());
      }
    }
  }

  private static List<X509Certificate> certificates(YamlFile.Entry entry, Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      List<X509Certificate> found = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> found.add((X509Certificate) certificate));
      if (found.isEmpty()) {
        entry.fault(pem + " holds no X.509 certificate");
      }
      return found;
    } catch (IOException e) {
      entry.fault(pem + " cannot be read; put the party's X.509 certificate there as PEM");
    } catch (CertificateException e) {
      entry.fault(pem + " is not a PEM file of X.509 certificates");
    }
    return List.of();
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
