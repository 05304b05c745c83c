package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Kindred;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.consent.policy.Policy.Status;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Consents and requests from a small world, so that they meet often: two parties a side, two codes,
 * two labels, two months, two of whatever else decides. The same seed makes the same world.
 */
final class RandomWorld {

  static final CitizenKey CITIZEN = new CitizenKey("ab".repeat(32));
  static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final List<PartyId> SOURCES =
      List.of(new PartyId("111111"), new PartyId("111112"));
  private static final List<PartyId> RECIPIENTS =
      List.of(new PartyId("222221"), new PartyId("222222"));
  private static final List<Code> PURPOSES = some(CodeSystems.PURPOSES);
  private static final List<Code> CLASSES = some(CodeSystems.INFORMATION_TYPES);
  private static final List<Code> CODES = some("codes");
  private static final List<Code> ROLES = some("roles");
  private static final Code NORMAL = new Code(CodeSystems.CONFIDENTIALITY, "N");
  private static final Code RESTRICTED = new Code(CodeSystems.CONFIDENTIALITY, "R");
  private static final List<Code> LABELS = some("labels");
  private static final List<Wheel> WHEELS = List.of(Wheel.INNER, Wheel.OUTER);
  private static final List<String> CASES = List.of("SDP-1", "SDP-2");
  private static final List<Identifier> NOTES = two("notes");
  private static final List<Identifier> GROUPS = two("groups");
  private static final List<Identifier> DOCTORS = two("doctors");

  private final Random random;

  RandomWorld(long seed) {
    this.random = new Random(seed);
  }

  private static List<Code> some(String system) {
    return List.of(new Code(system, "a"), new Code(system, "b"));
  }

  private static List<Identifier> two(String system) {
    return List.of(new Identifier(system, "1"), new Identifier(system, "2"));
  }

  List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      policies.add(policy(random.nextInt(4) > 0));
    }
    return policies;
  }

  Policy policy(boolean permits) {
    return policy(provision("provision", permits, 3), Optional.of(givenAt()));
  }

  private Policy policy(Provision root, Optional<Instant> givenAt) {
    return new Policy(
        new ConsentId(new UUID(random.nextLong(), random.nextLong())),
        CITIZEN,
        status(),
        true,
        givenAt,
        new Span(
            Optional.empty(),
            rarely() ? Optional.of(NOW) : Optional.of(NOW.plus(Duration.ofDays(1)))),
        rarely() ? Optional.of(NOW.minus(Duration.ofDays(random.nextInt(30)))) : Optional.empty(),
        form(),
        root);
  }

  private Status status() {
    return switch (random.nextInt(24)) {
      case 0 -> Status.INACTIVE;
      case 1 -> Status.NOT_GIVEN;
      case 2 -> Status.ENTERED_IN_ERROR;
      default -> Status.ACTIVE;
    };
  }

  /** By the citizen, mostly; of a child by a parent, until a birthday that is near. */
  private Form form() {
    boolean child = random.nextInt(6) == 0;
    LocalDate born =
        child
            ? LocalDate.of(2011, 6, 1).plusDays(random.nextInt(60) - 50L)
            : LocalDate.of(1980, 1, 1);
    return new Form(
        !rarely(),
        Optional.empty(),
        EnumSet.allOf(Named.class),
        Optional.of(born),
        child ? sometimes() : !rarely(),
        Set.of());
  }

  private Instant givenAt() {
    return NOW.minus(Duration.ofDays(1 + random.nextInt(60)));
  }

  /** A provision that refuses something or other. */
  Provision refusal() {
    return provision("added", false, 0);
  }

  Provision provision(String path, boolean permits, int depth) {
    List<Provision> exceptions = new ArrayList<>();
    int count = depth == 0 ? 0 : random.nextInt(3);
    for (int i = 0; i < count; i++) {
      exceptions.add(provision(path + ".provision[" + i + "]", random.nextBoolean(), depth - 1));
    }
    return new Provision(path, permits, conditions(permits), exceptions);
  }

  private List<Condition> conditions(boolean permits) {
    List<Condition> conditions = new ArrayList<>();
    if (sometimes()) {
      conditions.add(new Condition.FromSource(List.of(organisation(one(SOURCES)))));
    }
    if (sometimes()) {
      conditions.add(new Condition.ToRecipient(List.of(recipient())));
    }
    if (sometimes()) {
      conditions.add(new Condition.ForPurpose(Set.of(one(PURPOSES))));
    }
    if (rarely()) {
      conditions.add(new Condition.InCase(one(CASES)));
    }
    if (rarely()) {
      Instant from = NOW.minus(Duration.ofDays(random.nextInt(3)));
      conditions.add(
          new Condition.During(
              new Span(
                  Optional.of(from), Optional.of(from.plus(Duration.ofDays(random.nextInt(4)))))));
    }
    if (random.nextInt(30) == 0) {
      conditions.add(new Condition.Unreadable("Consent"));
    }
    if (sometimes()) {
      conditions.add(new Condition.Of(new Selector.OfClass(Set.of(one(CLASSES)))));
    }
    if (sometimes()) {
      Codes codes = codes();
      conditions.add(
          new Condition.Of(permits ? new Selector.CodedWithin(codes) : codedWith(codes)));
    }
    if (sometimes()) {
      conditions.add(new Condition.Of(label(permits)));
    }
    if (sometimes()) {
      Span span = new Span(Optional.of(month(random.nextInt(3))), Optional.of(month(2)));
      conditions.add(
          new Condition.Of(
              permits ? new Selector.DatedWithin(span) : new Selector.DatedWith(span)));
    }
    if (rarely()) {
      conditions.add(
          new Condition.Of(
              new Selector.About(
                  Set.of(new Selector.Reference(Selector.Meaning.AUTHOREDBY, one(DOCTORS))))));
    }
    if (rarely()) {
      Selector.Meaning meaning = one(List.of(Selector.Meaning.values()));
      conditions.add(
          new Condition.Of(
              new Selector.About(
                  Set.of(
                      new Selector.Reference(
                          meaning,
                          meaning == Selector.Meaning.AUTHOREDBY ? one(DOCTORS) : one(NOTES))))));
    }
    return conditions;
  }

  private Selector codedWith(Codes codes) {
    return rarely()
        ? new Selector.CodedWith(
            codes,
            new Kindred(codes, Set.of(one(CODES)), Set.of(sometimes() ? "codes" : "other codes")))
        : new Selector.CodedWith(codes);
  }

  private Selector label(boolean permits) {
    Set<Code> scale = Set.of(NORMAL, RESTRICTED);
    Set<Code> named = sometimes() ? Set.of(one(LABELS)) : Set.of();
    if (permits) {
      return new Selector.LabelledWithin(Set.of(RESTRICTED), scale, rarely(), named);
    }
    Set<Code> all = new HashSet<>(named);
    all.add(RESTRICTED);
    return new Selector.LabelledWith(all, scale, rarely());
  }

  private Codes codes() {
    Set<Code> named = Set.of(one(CODES));
    return sometimes() ? new Codes(Set.of(), new Prefixes(named)) : new Codes(named, Prefixes.NONE);
  }

  private PartyFilter recipient() {
    PartyId party = one(RECIPIENTS);
    Set<Identifier> at = Set.of(Party.sor(party));
    return switch (random.nextInt(16)) {
      case 0 -> new PartyFilter.InRole(Set.of(one(ROLES)), Set.of());
      case 1 -> new PartyFilter.InRole(Set.of(one(ROLES)), at);
      case 2 -> new PartyFilter.InWheel(Set.of(one(WHEELS)), at);
      case 3 -> new PartyFilter.InWheel(Set.of(one(WHEELS)), Set.of());
      case 4 -> new PartyFilter.MemberOf(Set.of(one(GROUPS)));
      case 5 -> new PartyFilter.Organisation(Set.of(new Identifier("register", "1")));
      case 6 -> new PartyFilter.Unreadable();
      default -> organisation(party);
    };
  }

  private static PartyFilter organisation(PartyId party) {
    return new PartyFilter.Organisation(Set.of(Party.sor(party)));
  }

  ShareRequest request() {
    List<Item> accompanying = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      accompanying.add(made(item("item" + i)));
    }
    return new ShareRequest(
        CITIZEN,
        Party.of(one(SOURCES)),
        reader(Party.of(one(RECIPIENTS))),
        Set.of(one(PURPOSES)),
        sometimes() ? Optional.of(one(CASES)) : Optional.empty(),
        ShareRequest.DISCLOSE,
        made(item("essential")),
        accompanying,
        NOW);
  }

  private Party reader(Party party) {
    return new Party(
            party.id(),
            party.identifiers(),
            party.within(),
            sometimes() ? Set.of(one(ROLES)) : Set.of(),
            sometimes() ? Set.of(one(GROUPS)) : Set.of(),
            Set.of())
        .in(sometimes() ? Set.of(one(WHEELS)) : Set.of());
  }

  /** A part of the item, with what a part may have of its own. */
  Item partOf(Item whole) {
    Item other = item("part");
    return new Item(
        "part",
        whole.classes(),
        other.codes(),
        other.uncodedText(),
        other.classifiedBy(),
        other.labels(),
        other.dated(),
        whole.self(),
        whole.refersTo(),
        whole.referredBy(),
        other.authors());
  }

  Item item(String name) {
    Set<Code> codes = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Code code = one(CODES);
      codes.add(rarely() ? new Code(code.system(), code.code() + "1") : code);
    }
    int from = random.nextInt(3);
    return new Item(
        name,
        Set.of(one(CLASSES)),
        codes,
        rarely(),
        rarely() ? Set.of("codes") : Set.of(),
        labels(),
        sometimes()
            ? Optional.of(new Span(Optional.of(month(from)), Optional.of(month(from + 1))))
            : Optional.empty(),
        sometimes() ? Set.of(one(NOTES)) : Set.of(),
        rarely() ? Set.of(one(NOTES)) : Set.of(),
        rarely() ? Set.of(one(NOTES)) : Set.of(),
        sometimes() ? Set.of(one(DOCTORS)) : Set.of());
  }

  /** At times of several pieces, of which each has some of what the whole has. */
  private Item made(Item whole) {
    if (!rarely()) {
      return whole;
    }
    List<Item> pieces = new ArrayList<>();
    Set<Code> classes = new HashSet<>(whole.classes());
    Set<Code> labels = new HashSet<>(whole.labels());
    Set<Identifier> self = new HashSet<>(whole.self());
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      Item piece =
          new Item(
              "piece",
              sometimes() ? Set.of(one(CLASSES)) : whole.classes(),
              Set.of(),
              false,
              Set.of(),
              labels(),
              Optional.empty(),
              sometimes() ? Set.of(one(NOTES)) : Set.of(),
              whole.refersTo(),
              whole.referredBy(),
              sometimes() ? Set.of(one(DOCTORS)) : whole.authors());
      pieces.add(piece);
      classes.addAll(piece.classes());
      labels.addAll(piece.labels());
      self.addAll(piece.self());
    }
    return new Item(
            whole.name(),
            classes,
            whole.codes(),
            whole.uncodedText(),
            whole.classifiedBy(),
            labels,
            whole.dated(),
            self,
            whole.refersTo(),
            whole.referredBy(),
            whole.authors())
        .madeOf(pieces);
  }

  private Set<Code> labels() {
    Set<Code> labels = new HashSet<>();
    if (sometimes()) {
      labels.add(random.nextBoolean() ? NORMAL : RESTRICTED);
    }
    if (sometimes()) {
      labels.add(one(LABELS));
    }
    return labels;
  }

  /** A moment that is over, or now. */
  Instant before() {
    return NOW.minus(Duration.ofDays(random.nextInt(90)));
  }

  Policy oneOf(List<Policy> policies) {
    return policies.get(random.nextInt(policies.size()));
  }

  private static Instant month(int number) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(30L * number));
  }

  private <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean sometimes() {
    return random.nextInt(3) == 0;
  }

  private boolean rarely() {
    return random.nextInt(8) == 0;
  }
}
