package dk.sektorbro.jobcentre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.Meetings;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.Meeting;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.validate.ValidationEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words on meetings as calendar objects. A failure names its seed. */
class MeetingInTheContractTest {

  private static final JobcentreContract CONTRACT = JobcentreContract.load();
  private static final JobcentreDialect DIALECT = new JobcentreDialect(CONTRACT);
  private static final Author CASEWORKER =
      new Author(
          "Sanne",
          "Sagsbehandler",
          Optional.of("socialraadgiver"),
          Optional.of(Requests.JOBCENTRE),
          Optional.of("99310000"));

  /** Anything that a reader may take for the end of a line, or that no line may hold. */
  private static final Pattern ENDS_A_LINE = Pattern.compile("[\\p{Cc}&&[^\\t]]|\\u2028|\\u2029");

  /** RFC 5546, section 3.2.5, lets a cancellation be without; the library does not. */
  private static final String ASKS_TOO_MUCH_OF_A_CANCELLATION =
      "The following are REQUIRED, but MUST NOT occur more than once: DTSTART";

  /** As a calendar program writes it. */
  private static final String INVITATION =
      """
      BEGIN:VCALENDAR
      METHOD:REQUEST
      PRODID:Microsoft Exchange Server 2010
      VERSION:2.0
      BEGIN:VTIMEZONE
      TZID:Romance Standard Time
      BEGIN:STANDARD
      DTSTART:16010101T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:16010101T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      ORGANIZER;CN=Sanne Sagsbehandler:mailto:sanne@jobcentre.example
      ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Overlæge
       , Test":mailto:overlaege@psychiatry.example
      ATTENDEE;PARTSTAT=ACCEPTED:urn:dk:sektorbro:citizen
      ATTENDEE;CUTYPE=ROOM;CN=Lokale 2:mailto:lokale2@jobcentre.example
      DESCRIPTION;LANGUAGE=da-DK:Dagsorden:\\nPraktik\\, plan\\; opfølgning
      SUMMARY:Møde om Bruno
      UID:040000008200E00074C5B7101A82E00800000000
      DTSTART;TZID=Romance Standard Time:20260708T100000
      DURATION:PT1H30M
      DTSTAMP:20260301T080000Z
      SEQUENCE:3
      LOCATION:Lokale 2
      X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
      BEGIN:VALARM
      DESCRIPTION:REMINDER
      TRIGGER;RELATED=START:-PT15M
      ACTION:DISPLAY
      END:VALARM
      END:VEVENT
      END:VCALENDAR
      """;

  @Test
  void whatACalendarProgramWritesIsRead() {
    MeetingWord word = read("three-party", INVITATION);

    assertThat(word.uid()).isEqualTo("040000008200E00074C5B7101A82E00800000000");
    assertThat(word.sequence()).isEqualTo(3);
    assertThat(word.note()).contains("Dagsorden:\nPraktik, plan; opfølgning");
    Matter.Invitation called = (Matter.Invitation) word.matter();
    assertThat(called.slot().start()).isEqualTo(Instant.parse("2026-07-08T08:00:00Z"));
    assertThat(called.slot().end()).isEqualTo(Instant.parse("2026-07-08T09:30:00Z"));
    assertThat(called.place().orElseThrow().name()).contains("Lokale 2");
    assertThat(called.attendees())
        .extracting(MeetingWord.Attendee::who)
        .containsExactly(
            new MeetingWord.Who.Person("Overlæge, Test"), new MeetingWord.Who.TheCitizen());
  }

  @Test
  void whatBothSidesCanSaySurvivesTheCalendar() {
    for (long seed = 0; seed < 300; seed++) {
      MeetingWord word = new Meetings(seed).next(CASEWORKER);

      Meeting delivered = delivered(word);
      MeetingWord back = word(delivered);

      assertThat(back)
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(asACalendarSaysIt(word));
    }
  }

  @Test
  void everyCalendarIsOfItipAndHasNoLineThatIsTooLong() throws IOException, ParserException {
    for (long seed = 0; seed < 300; seed++) {
      MeetingWord word = new Meetings(seed).next(CASEWORKER);

      String calendar = delivered(word).getCalendar();

      assertThat(calendar.split("\r\n"))
          .as("seed %d", seed)
          .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
          .noneMatch(line -> ENDS_A_LINE.matcher(line).find());
      assertThat(shortcomings(calendar, word)).as("seed %d", seed).isEmpty();
    }
  }

  private static List<String> shortcomings(String calendar, MeetingWord word)
      throws IOException, ParserException {
    return new CalendarBuilder()
        .build(new StringReader(calendar)).validate().getEntries().stream()
            .map(ValidationEntry::getMessage)
            .filter(
                message ->
                    !(word.matter() instanceof Matter.Cancellation
                        && message.equals(ASKS_TOO_MUCH_OF_A_CANCELLATION)))
            .toList();
  }

  /** Line breaks in a text are all of one kind, and in a name blanks. */
  private static MeetingWord asACalendarSaysIt(MeetingWord word) {
    Matter matter =
        word.matter() instanceof Matter.Invitation called
            ? new Matter.Invitation(
                called.type(),
                called.slot(),
                called
                    .place()
                    .map(
                        place ->
                            new MeetingWord.Place(
                                place.name().map(MeetingInTheContractTest::inLines), place.link())),
                called.attendees().stream()
                    .map(
                        each ->
                            new MeetingWord.Attendee(
                                asACalendarSaysIt(each.who()), each.need(), each.response()))
                    .toList())
            : word.matter();
    return new MeetingWord(
        word.citizen(),
        word.uid(),
        word.sequence(),
        matter,
        word.note().map(MeetingInTheContractTest::inLines),
        word.author(),
        word.writtenAt(),
        word.history());
  }

  private static MeetingWord.Who asACalendarSaysIt(MeetingWord.Who who) {
    return switch (who) {
      case MeetingWord.Who.TheCitizen citizen -> citizen;
      case MeetingWord.Who.Organisation party ->
          new MeetingWord.Who.Organisation(
              party.id(), party.name().map(MeetingInTheContractTest::inOneLine));
      case MeetingWord.Who.Person person -> new MeetingWord.Who.Person(inOneLine(person.name()));
    };
  }

  private static String inLines(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\u0085', '\n')
        .replace('\u2028', '\n')
        .replace('\u2029', '\n');
  }

  private static String inOneLine(String name) {
    return inLines(name).replace('\n', ' ');
  }

  @Test
  void aCounterProposalMayNameEverybodyWhoMeets() {
    String repeated =
        INVITATION.replace("METHOD:REQUEST", "METHOD:COUNTER").replace("T100000", "T130000");

    assertThat(read("", repeated).matter())
        .isEqualTo(
            new Matter.CounterProposal(
                new MeetingWord.Slot(
                    Instant.parse("2026-07-08T11:00:00Z"), Instant.parse("2026-07-08T12:30:00Z"))));
  }

  @Test
  void aLinkToMeetByIsAUri() {
    String linked =
        INVITATION.replace("LOCATION:Lokale 2", "CONFERENCE;VALUE=URI:https://video.example/rum");

    assertThat(delivered(read("network", linked)).getCalendar())
        .contains("\r\nCONFERENCE;VALUE=URI:https://video.example/rum\r\n");
  }

  @Test
  void aCalendarHasDanishTimeAndNamesTheCitizenNowhere() {
    MeetingWord word = read("network", INVITATION);

    String calendar = delivered(word).getCalendar();

    assertThat(calendar)
        .contains("\r\nMETHOD:REQUEST\r\n", "\r\nTZID:Europe/Copenhagen\r\n", "BYMONTH=10")
        .contains("\r\nDTSTART;TZID=Europe/Copenhagen:20260708T100000\r\n")
        .contains("\r\nUID:040000008200E00074C5B7101A82E00800000000\r\n", "\r\nSEQUENCE:3\r\n")
        .contains("\r\nSUMMARY:Netværksmøde\r\n", "\r\nCLASS:CONFIDENTIAL\r\n")
        .contains("\r\nORGANIZER:https://sor2.sum.dsdn.dk/#id=" + Requests.PSYCHIATRY)
        .doesNotContain("Bruno", "Elmer", Requests.BRUNO, "mailto");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "METHOD:REQUEST | METHOD:PUBLISH | METHOD must be",
        "UID:0400 | X-UID:0400 | UID must have",
        "SEQUENCE:3 | SEQUENCE:-1 | SEQUENCE must be",
        "DTSTART;TZID=Romance Standard Time:20260708T100000 | DTSTART;VALUE=DATE:20260708 | DTSTART",
        "DTSTART;TZID=Romance Standard Time:20260708T100000 | DTSTART:20260708T100000 | DTSTART",
        "DURATION:PT1H30M | DURATION:-PT1H | DTSTART",
        "DURATION:PT1H30M | DURATION:PT9223372036854775807S | DTSTART",
        "DURATION:PT1H30M | DURATION:-PT9223372036854775807S | DTSTART",
        "DURATION:PT1H30M | DURATION:P32D | DTSTART",
        "DTSTART;TZID=Romance Standard Time:20260708T100000 | DTSTART:+123450708T100000Z | DTSTART",
        "DTSTART;TZID=Romance Standard Time:20260708T100000 | DTSTART:-20260708T100000Z | DTSTART",
        "DTSTART;TZID=Romance Standard Time:20260708T100000 | DTSTART:22010708T100000Z | DTSTART",
        "METHOD:REQUEST | METHOD:REPLY | answers for itself",
        "DURATION:PT1H30M | RRULE:FREQ=DAILY | would not see RRULE",
        "LOCATION:Lokale 2 | ATTACH:https://x.example/a.pdf | would not see ATTACH",
        "LOCATION:Lokale 2 | CONFERENCE;VALUE=URI:tel:+4500000000 | CONFERENCE must be",
        "BEGIN:VTIMEZONE | BEGIN:VTIMEZON | Not a calendar object",
        "END:VEVENT | END:VEVENT\\nBEGIN:VEVENT\\nUID:2\\nEND:VEVENT | one VEVENT"
      })
  void whatCannotBeCarriedIsRefusedByName(String instead, String of, String explanation) {
    String calendar = INVITATION.replace(instead, of.replace("\\n", "\n"));

    assertThatThrownBy(() -> examined("three-party", calendar))
        .isInstanceOf(Refused.class)
        .satisfies(
            refused ->
                assertThat(((Refused) refused).refusals())
                    .anyMatch(each -> each.explanation().contains(explanation))
                    .allMatch(each -> each.location().startsWith("/SendMeeting/"))
                    .noneMatch(each -> each.explanation().contains("Bruno")));
  }

  @Test
  void theTypeIsSaidWithAnInvitationAndOnlyThen() {
    assertThatThrownBy(() -> examined("", INVITATION))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("/SendMeeting/Type");
    assertThatThrownBy(
            () -> examined("network", INVITATION.replace("METHOD:REQUEST", "METHOD:CANCEL")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("/SendMeeting/Type");
  }

  @Test
  void noOrganisationAnswersForAnother() {
    MeetingWord reply =
        LongStream.range(0, 100)
            .mapToObj(seed -> new Meetings(seed).next(CASEWORKER))
            .filter(word -> word.matter() instanceof Matter.Reply)
            .findFirst()
            .orElseThrow();
    String ofPsychiatry = delivered(reply).getCalendar();

    assertThatThrownBy(() -> examined("", ofPsychiatry))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("/SendMeeting/Calendar");
    assertThat(read("", asTheirOwn(ofPsychiatry)).matter()).isEqualTo(reply.matter());
  }

  private static MeetingWord read(String type, String calendar) {
    return (MeetingWord) DIALECT.read(MessageKind.MEETING, examined(type, calendar));
  }

  private static Payload examined(String type, String calendar) {
    String xml =
        """
        <SendMeeting xmlns="urn:dk:sektorbro:jobcentre:v1">
          <MessageId>6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12</MessageId>
          <Sender>%s</Sender>
          <Receiver>%s</Receiver>
          <WrittenAt>2026-03-02T09:00:00+01:00</WrittenAt>
          <Citizen>
            <IdNumber>%s</IdNumber>
            <GivenName>Bruno Test</GivenName>
            <FamilyName>Elmer</FamilyName>
          </Citizen>
          <Caseworker>
            <GivenName>Sanne</GivenName>
            <FamilyName>Sagsbehandler</FamilyName>
            <Role>socialraadgiver</Role>
            <Phone>99310000</Phone>
          </Caseworker>
          %s
          <Calendar>%s</Calendar>
        </SendMeeting>
        """
            .formatted(
                Requests.JOBCENTRE,
                Requests.PSYCHIATRY,
                Requests.BRUNO,
                type.isEmpty() ? "" : "<Type>" + type + "</Type>",
                calendar.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;"));
    return DIALECT
        .examine(
            new dk.sektorbro.exchange.Submission(
                Requests.JOBCENTRE, Requests.payload(xml), Optional.empty()))
        .payload();
  }

  /** As the jobcentre gets it from psychiatry. */
  private static Meeting delivered(MeetingWord word) {
    Payload written = DIALECT.write(envelope(), word);
    return ((Delivery) new ContractReader(CONTRACT).read(written.bytes())).getMeeting();
  }

  /** The same calendar as the jobcentre would say it, with its time and author. */
  private static MeetingWord word(Meeting delivered) {
    MeetingWord read =
        read(
            Optional.ofNullable(delivered.getType()).map(type -> type.value()).orElse(""),
            asTheirOwn(delivered.getCalendar()));
    return new MeetingWord(
        read.citizen(),
        read.uid(),
        read.sequence(),
        read.matter(),
        read.note(),
        read.author(),
        delivered.getWrittenAt().toInstant(),
        read.history());
  }

  /** An answer of psychiatry as the jobcentre would give it. */
  private static String asTheirOwn(String calendar) {
    return calendar.contains("METHOD:REPLY") || calendar.contains("METHOD:COUNTER")
        ? calendar.replace(Requests.PSYCHIATRY.sor(), Requests.JOBCENTRE.sor())
        : calendar;
  }

  private static Envelope envelope() {
    PartyId psychiatry = Requests.PSYCHIATRY;
    return new Envelope(
        MessageId.of(psychiatry, "1"),
        MessageKind.MEETING,
        psychiatry,
        Requests.JOBCENTRE,
        Optional.of(CitizenKey.of(new byte[32])),
        Optional.empty(),
        Instant.parse("2026-03-03T08:00:00Z"));
  }
}
