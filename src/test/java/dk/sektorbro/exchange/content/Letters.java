package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Correspondence.Activity;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.PriorityCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Threads of letters that both sides can say: all that they can say, in any mixture. */
public final class Letters {

  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-03-02T09:15:00+01:00");
  private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> TEXTS =
      List.of(
          "Kan vi mødes i uge 50?",
          "Første linje\r\nanden linje\rtredje\n\tfjerde",
          "  Æble & <tag> ]]> \"😀\" \\n ",
          "\u202Eomvendt\u202C, \u200B og \u00A0\u007F",
          "øæå ".repeat(500) + ".");
  private static final List<ZoneOffset> OFFSETS =
      Stream.of("Z", "+14:00", "-14:00", "+05:45", "-13:59").map(ZoneOffset::of).toList();
  private static final List<String> TITLES = List.of("Plan", "Æble & <øl>.pdf", "a \"b\"");
  private static final List<String> GIVEN = List.of("", "Anna", "Bo Åge", "Å".repeat(1000));
  private static final List<String> FAMILY =
      List.of("Test", "Ærø-Elmer", "O'Neill", "Ø".repeat(1000));
  private static final List<String> ROLES = List.of("socialraadgiver", "overlaege", "støtteperson");
  private static final List<String> EPISODES =
      List.of(
          "urn:uuid:0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c07",
          "urn:oid:1.2.208.176|A|1",
          "https://episodes.example/|7",
          "forløb 7");

  private final Random random;

  public Letters(long seed) {
    this.random = new Random(seed);
  }

  /** A letter of the writer, with what went before it between the two. */
  public Correspondence next(PartyId writer, PartyId other) {
    List<Turn> turns = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    int before = random.nextInt(4);
    for (int i = 0; i <= before; i++) {
      boolean last = i == before;
      List<Part> brought = brought(last || random.nextBoolean() ? writer : other, at(i));
      turns.add(turn(turns, brought, at(i)));
      if (last || random.nextInt(5) > 0) {
        parts.addAll(brought);
      }
    }
    CategoryCode category = any(List.of(CategoryCode.values()));
    return new Correspondence(
        new Citizen(CitizenId.cpr("2509479989"), any(List.of("", "Bruno Test")), "Elmer"),
        uuid(),
        category.value(),
        category == CategoryCode.OTHER ? Optional.of(any(TITLES)) : maybe(TITLES),
        category == CategoryCode.REGARDING_REFERRAL
            ? maybe(List.of(PriorityCode.values())).map(PriorityCode::value)
            : Optional.empty(),
        random.nextBoolean() ? List.of() : List.of(any(EPISODES), any(EPISODES)),
        List.copyOf(parts),
        List.copyOf(turns),
        maybe(List.of("Team Syd", "Anna Test")));
  }

  private OffsetDateTime at(int turn) {
    OffsetDateTime at = FIRST.plusHours(turn).plusSeconds(random.nextInt(60));
    return random.nextBoolean() ? at : at.plusNanos(7_000_000).withOffsetSameInstant(any(OFFSETS));
  }

  private Turn turn(List<Turn> before, List<Part> brought, OffsetDateTime at) {
    Optional<String> revises = maybe(before.stream().map(Turn::messageId).toList());
    Optional<String> outside =
        revises.isEmpty() ? maybe(List.of("EDI-4711", "æ|7")) : Optional.empty();
    return new Turn(
        uuid(),
        revises.isEmpty() && outside.isEmpty()
            ? Activity.NEW
            : any(List.of(Activity.REPLY, Activity.FORWARD)),
        at,
        brought.getFirst().author().flatMap(Author::organisation).map(PartyId::sor),
        revises,
        outside,
        brought.stream().map(Part::id).toList());
  }

  private List<Part> brought(PartyId by, OffsetDateTime at) {
    List<Part> brought = new ArrayList<>();
    brought.add(new Part.Text(uuid(), at, Optional.of(author(by)), any(TEXTS)));
    for (int files = random.nextInt(3); files > 0; files--) {
      brought.add(
          new Part.File(
              uuid(),
              at,
              random.nextBoolean() ? Optional.of(author(by)) : Optional.empty(),
              file()));
    }
    return brought;
  }

  private Attachment file() {
    Optional<URI> link = maybe(List.of(URI.create("https://files.example/a?b=c#d")));
    Optional<String> title = Optional.of(any(TITLES));
    return switch (random.nextInt(3)) {
      case 0 -> new Attachment(Optional.of("application/pdf"), title, PDF, link);
      case 1 -> new Attachment(Optional.of("image/png"), title, new byte[] {0, -1, 13, 10}, link);
      default -> new Attachment(maybe(List.of("application/pdf")), title, new byte[0], link);
    };
  }

  private Author author(PartyId by) {
    return new Author(
        any(GIVEN),
        any(FAMILY),
        maybe(ROLES),
        Optional.of(by),
        maybe(List.of("99310000", "+45 38 68 38 68")));
  }

  private String uuid() {
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE)
        .toString();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> Optional<T> maybe(List<T> of) {
    return of.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of(any(of));
  }
}
