package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Attendee;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Need;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Type;
import dk.sektorbro.exchange.content.MeetingWord.Who;
import dk.sektorbro.jobcentre.CalendarObject.Line;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a jobcentre says of a meeting: one event of a calendar object, and a method of iTIP (RFC
 * 5546).
 */
final class MeetingReading {

  /** How a calendar names an organisation, and the citizen. */
  static final String ORGANISATION = "https://sor2.sum.dsdn.dk/#id=";

  static final String CITIZEN = "urn:dk:sektorbro:citizen";

  private static final String PLACE = "/SendMeeting/Calendar";
  private static final int LONGEST_LINK = 2000;
  private static final Pattern PARTY =
      Pattern.compile(Pattern.quote(ORGANISATION) + "([0-9]{6,18})", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOT_CARRIED =
      Set.of("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID", "ATTACH");

  private final SendMeeting meeting;
  private final List<Refusal> objections = new ArrayList<>();
  private List<Line> event = List.of();
  private Optional<MeetingWord> word = Optional.empty();

  private MeetingReading(SendMeeting meeting) {
    this.meeting = meeting;
  }

  static MeetingReading of(SendMeeting meeting) {
    MeetingReading reading = new MeetingReading(meeting);
    reading.read();
    return reading;
  }

  /** Everything that is wrong with it. */
  List<Refusal> objections() {
    return List.copyOf(objections);
  }

  /** What it says, where nothing is wrong with it. */
  MeetingWord word() {
    return word.orElseThrow();
  }

  private void object(String explanation) {
    objections.add(JobcentreDialect.profile(PLACE, explanation));
  }

  private void read() {
    CalendarObject calendar;
    try {
      calendar = CalendarObject.read(meeting.getCalendar());
    } catch (CalendarObject.Unreadable unreadable) {
      object("Not a calendar object of RFC 5545.");
      return;
    }
    if (calendar.events().size() != 1) {
      object("A word on a meeting has one VEVENT. Send one message for each meeting.");
      return;
    }
    event = calendar.events().getFirst();
    event.stream()
        .map(Line::name)
        .filter(NOT_CARRIED::contains)
        .distinct()
        .forEach(
            name ->
                object(
                    "The receiver would not see %s. Call each meeting by itself, and send files with SendMessage."
                        .formatted(name)));
    Optional<String> uid = uid();
    Optional<Integer> sequence = sequence();
    Optional<Matter> matter = matter(calendar.own("METHOD").orElse("").toUpperCase(Locale.ROOT));
    Optional<String> note = note(matter);
    if (objections.isEmpty()) {
      word =
          Optional.of(
              new MeetingWord(
                  RequestReading.citizen(meeting.getCitizen()),
                  uid.orElseThrow(),
                  sequence.orElseThrow(),
                  matter.orElseThrow(),
                  note,
                  RequestReading.author(meeting.getCaseworker(), meeting.getSender()),
                  meeting.getWrittenAt().toInstant(),
                  List.of()));
    }
  }

  private Stream<Line> lines(String name) {
    return event.stream().filter(line -> line.name().equals(name));
  }

  private Optional<Line> line(String name) {
    return lines(name).findFirst();
  }

  private Optional<String> uid() {
    Optional<String> uid =
        line("UID")
            .map(line -> line.text().strip())
            .filter(text -> MeetingWord.UID.matcher(text).matches());
    if (uid.isEmpty()) {
      object("UID must have 1 to 255 printable characters of ASCII.");
    }
    return uid;
  }

  private Optional<Integer> sequence() {
    String text = line("SEQUENCE").map(line -> line.value().strip()).orElse("0");
    if (!text.matches("[0-9]{1,9}")) {
      object("SEQUENCE must be a number from 0.");
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(text));
  }

  private Optional<Matter> matter(String method) {
    boolean calls = method.strip().equals("REQUEST");
    if (calls != (meeting.getType() != null)) {
      objections.add(
          JobcentreDialect.profile(
              "/SendMeeting/Type",
              "Say of which type a meeting is with METHOD:REQUEST, and only then."));
    }
    return switch (method.strip()) {
      case "REQUEST" -> invitation();
      case "REPLY" -> reply();
      case "COUNTER" -> slot().map(Matter.CounterProposal::new);
      case "CANCEL" -> Optional.of(new Matter.Cancellation());
      default -> {
        object("METHOD must be REQUEST, REPLY, COUNTER or CANCEL (RFC 5546).");
        yield Optional.empty();
      }
    };
  }

  private Optional<Matter> invitation() {
    Optional<Slot> slot = slot();
    Optional<Place> place = place();
    List<Attendee> attendees =
        lines("ATTENDEE")
            .filter(line -> !Set.of("ROOM", "RESOURCE").contains(upper(line, "CUTYPE")))
            .flatMap(line -> attendee(line).stream())
            .toList();
    if (attendees.isEmpty() || attendees.size() > MeetingWord.MOST_ATTENDEES) {
      object("A meeting has 1 to %d ATTENDEEs.".formatted(MeetingWord.MOST_ATTENDEES));
    }
    return Optional.ofNullable(meeting.getType())
        .flatMap(type -> Type.ofCode(type.value()))
        .flatMap(type -> slot.map(when -> new Matter.Invitation(type, when, place, attendees)));
  }

  private Optional<Matter> reply() {
    mustAnswerForItself();
    List<Line> attendees = lines("ATTENDEE").toList();
    Optional<Response> response =
        attendees.size() == 1
            ? Optional.of(response(attendees.getFirst()))
                .filter(said -> said != Response.NEEDS_ACTION)
            : Optional.empty();
    if (response.isEmpty()) {
      object("A REPLY has one ATTENDEE, whose PARTSTAT is ACCEPTED, DECLINED or TENTATIVE.");
    }
    return response.map(Matter.Reply::new);
  }

  private void mustAnswerForItself() {
    if (lines("ATTENDEE").anyMatch(this::isAnother)) {
      object(
          "Whoever is called answers for itself. Name the sender, or one of its own people, as ATTENDEE.");
    }
  }

  private boolean isAnother(Line attendee) {
    String address = attendee.value().strip();
    Matcher party = PARTY.matcher(address);
    return address.equalsIgnoreCase(CITIZEN)
        || (party.matches() && !party.group(1).equals(meeting.getSender()));
  }

  private Optional<Slot> slot() {
    Optional<Instant> start = line("DTSTART").flatMap(CalendarTime::moment);
    Optional<Instant> end =
        line("DTEND")
            .flatMap(CalendarTime::moment)
            .or(
                () ->
                    start.flatMap(
                        from -> line("DURATION").flatMap(CalendarTime::duration).map(from::plus)))
            .filter(MeetingWord::isOfItsYears);
    if (start.isEmpty() || end.isEmpty() || !end.get().isAfter(start.get())) {
      object(
          "DTSTART, and DTEND or DURATION, must be moments in UTC or with the TZID of a known time zone such as Europe/Copenhagen, of the years 1900 to 2200, the end after the start, and DURATION at most 31 days.");
      return Optional.empty();
    }
    return Optional.of(new Slot(start.get(), end.get()));
  }

  private Optional<Place> place() {
    Optional<String> name = line("LOCATION").map(Line::text).filter(text -> !text.isBlank());
    if (name.filter(text -> text.length() > MeetingWord.LONGEST_PLACE).isPresent()) {
      object("LOCATION may have %d characters.".formatted(MeetingWord.LONGEST_PLACE));
    }
    Optional<URI> link = line("CONFERENCE").flatMap(this::link);
    return name.isEmpty() && link.isEmpty() ? Optional.empty() : Optional.of(new Place(name, link));
  }

  private Optional<URI> link(Line line) {
    String value = line.value().strip();
    try {
      URI link = new URI(value);
      if (value.startsWith("https://") && value.length() <= LONGEST_LINK) {
        return Optional.of(link);
      }
    } catch (URISyntaxException notOne) {
      // told below
    }
    object("CONFERENCE must be a link that begins with https://.");
    return Optional.empty();
  }

  private Optional<Attendee> attendee(Line line) {
    Optional<String> name = line.parameter("CN");
    if (name.filter(text -> text.length() > MeetingWord.LONGEST_NAME).isPresent()) {
      object("The CN of an ATTENDEE may have %d characters.".formatted(MeetingWord.LONGEST_NAME));
    }
    Optional<Who> who = who(line.value().strip(), name);
    if (who.isEmpty()) {
      object("An ATTENDEE who is neither the citizen nor an organisation has a name. Give its CN.");
    }
    return who.map(each -> new Attendee(each, need(line), response(line)));
  }

  private static Optional<Who> who(String address, Optional<String> name) {
    if (address.equalsIgnoreCase(CITIZEN)) {
      return Optional.of(new Who.TheCitizen());
    }
    Matcher party = PARTY.matcher(address);
    return party.matches()
        ? Optional.of(new Who.Organisation(new PartyId(party.group(1)), name))
        : name.map(Who.Person::new);
  }

  private static String upper(Line line, String parameter) {
    return line.parameter(parameter).orElse("").toUpperCase(Locale.ROOT);
  }

  private static Need need(Line line) {
    return switch (upper(line, "ROLE")) {
      case "OPT-PARTICIPANT" -> Need.OPTIONAL;
      case "NON-PARTICIPANT" -> Need.INFORMATION;
      default -> Need.REQUIRED;
    };
  }

  private static Response response(Line line) {
    return switch (upper(line, "PARTSTAT")) {
      case "ACCEPTED" -> Response.ACCEPTED;
      case "DECLINED" -> Response.DECLINED;
      case "TENTATIVE" -> Response.TENTATIVE;
      default -> Response.NEEDS_ACTION;
    };
  }

  /** The agenda of a meeting that is called; of anything else, why. */
  private Optional<String> note(Optional<Matter> matter) {
    String property =
        matter.filter(Matter.Invitation.class::isInstance).isPresent() ? "DESCRIPTION" : "COMMENT";
    Optional<String> note =
        Optional.of(lines(property).map(Line::text).collect(Collectors.joining("\n")))
            .filter(text -> !text.isBlank());
    if (note.filter(text -> text.length() > MeetingWord.LONGEST_NOTE).isPresent()) {
      object("%s may have %d characters.".formatted(property, MeetingWord.LONGEST_NOTE));
    }
    return note;
  }
}
