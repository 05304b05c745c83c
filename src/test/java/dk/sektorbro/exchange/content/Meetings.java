package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.MeetingWord.Attendee;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Need;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Type;
import dk.sektorbro.exchange.content.MeetingWord.Who;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words on meetings that both sides can say: all that they can say, in any mixture. */
public final class Meetings {

  private static final List<String> TEXTS =
      List.of(
          "Plan for praktik.",
          "Første linje\nanden linje; tredje, fjerde\\femte \"sjette\": ^syvende^n",
          "Æbler, pærer & <tag> 😀",
          "Linje 1\rLinje 2",
          "Linje 1\r\nATTENDEE:mailto:fremmed@example.invalid\r\rEND:VEVENT",
          "\tindrykket\t\n sidste",
          "NEL\u0085LS\u2028PS\u2029slut",
          "øæå".repeat(60),
          "😀".repeat(60) + "x",
          "mødet flyttes ".repeat(100).strip());
  private static final List<String> NAMES =
      List.of(
          "Bisidder",
          "Ærø, Åse; \"Mor\"",
          "Virksomhed: Test A/S = ok",
          "O^neill 'x' ^' ^n",
          "Åse\rORGANIZER:x",
          "Ærø\r\nÅ",
          "Øé ".repeat(60).strip());
  private static final List<String> UIDS =
      List.of(
          "0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c01",
          "040000008200E0@exchange.example",
          "a b",
          "!",
          "~\\,;:\"^n'{x}",
          "BEGIN:VEVENT",
          "u".repeat(255));
  private static final List<String> PLACES =
      List.of(
          "Jobcenter, lokale 2; indgang B",
          "Rådhuset\nlokale 3\rstuen",
          "Ærøgade 1, Øst ".repeat(20).strip());
  private static final List<Instant> MOMENTS =
      List.of(
          Instant.parse("2026-03-10T09:00:00Z"),
          Instant.parse("2026-03-29T00:30:00Z"),
          Instant.parse("2026-03-29T01:30:00Z"),
          Instant.parse("2026-07-01T22:15:30Z"),
          Instant.parse("2026-10-24T23:30:00Z"),
          Instant.parse("2026-12-31T23:00:00Z"));

  private final Random random;

  public Meetings(long seed) {
    this.random = new Random(seed);
  }

  /**
   * @param author as the language writes one
   */
  public MeetingWord next(Author author) {
    return new MeetingWord(
        new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
        any(UIDS),
        random.nextInt(3),
        matter(),
        maybe(TEXTS),
        author,
        Instant.parse("2026-03-02T08:00:00Z").plusSeconds(random.nextInt(100_000)),
        List.of());
  }

  private Matter matter() {
    return switch (random.nextInt(5)) {
      case 0 -> new Matter.Cancellation();
      case 1 -> new Matter.CounterProposal(slot());
      case 2 ->
          new Matter.Reply(any(List.of(Response.ACCEPTED, Response.DECLINED, Response.TENTATIVE)));
      default -> new Matter.Invitation(any(List.of(Type.values())), slot(), place(), attendees());
    };
  }

  private Slot slot() {
    Instant start = any(MOMENTS);
    return new Slot(start, start.plusSeconds(60L * (1 + random.nextInt(300))));
  }

  private Optional<Place> place() {
    Optional<URI> link = maybe(List.of(URI.create("https://video.example/rum?a=1;b=2,3")));
    return switch (random.nextInt(3)) {
      case 0 -> link.map(to -> new Place(Optional.empty(), Optional.of(to)));
      case 1 -> Optional.of(new Place(Optional.of(any(PLACES)), link));
      default -> Optional.empty();
    };
  }

  private List<Attendee> attendees() {
    Stream<Who> people =
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> new Who.Person(any(NAMES)));
    Stream<Who> parties =
        Stream.of("265161000016000", "953741000016009")
            .map(sor -> new Who.Organisation(new PartyId(sor), maybe(NAMES)));
    return Stream.of(Stream.of(new Who.TheCitizen()), parties, people)
        .flatMap(each -> each)
        .map(who -> new Attendee(who, any(List.of(Need.values())), any(List.of(Response.values()))))
        .toList();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> Optional<T> maybe(List<T> of) {
    return random.nextBoolean() ? Optional.of(any(of)) : Optional.empty();
  }
}
