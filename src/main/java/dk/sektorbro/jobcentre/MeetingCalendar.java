package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Attendee;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Need;
import dk.sektorbro.exchange.content.MeetingWord.Place;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Slot;
import dk.sektorbro.exchange.content.MeetingWord.Type;
import dk.sektorbro.exchange.content.MeetingWord.Who;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Comment;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes a word on a meeting as a calendar object (RFC 5545, RFC 5546) in Danish time. A calendar
 * is read by more people than a case is, so it names the citizen nowhere.
 */
final class MeetingCalendar {

  /** The summer time of the EU since 1996 (directive 2000/84/EC), which Denmark follows. */
  private static final String TIME_OF_DENMARK =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Sektorbro//Sektorbro//DA
      BEGIN:VTIMEZONE
      TZID:Europe/Copenhagen
      BEGIN:DAYLIGHT
      TZNAME:CEST
      DTSTART:19960331T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      END:DAYLIGHT
      BEGIN:STANDARD
      TZNAME:CET
      DTSTART:19961027T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      END:VCALENDAR
      """;

  private final Envelope envelope;
  private final MeetingWord word;
  private final VEvent event = new VEvent(false);

  MeetingCalendar(Envelope envelope, MeetingWord word) {
    this.envelope = envelope;
    this.word = word;
  }

  String text() {
    event.add(new Uid(word.uid()));
    event.add(new Sequence(word.sequence()));
    event.add(new DtStamp(word.writtenAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(ImmutableClazz.CONFIDENTIAL);
    PartyId organiser = word.matter().isTheOrganisers() ? envelope.sender() : envelope.receiver();
    event.add(new Organizer(address(organiser)));
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Sektorbro//Sektorbro//DA"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(say());
    if (hasTime()) {
      calendar.add(timeOfDenmark());
    }
    calendar.add(event);
    return CalendarText.folded(calendar.toString());
  }

  private boolean hasTime() {
    return switch (word.matter()) {
      case Matter.Invitation invitation -> true;
      case Matter.CounterProposal proposal -> true;
      case Matter.Reply reply -> false;
      case Matter.Cancellation cancellation -> false;
    };
  }

  private Method say() {
    return switch (word.matter()) {
      case Matter.Invitation invitation -> {
        event.add(new Summary(summary(invitation.type())));
        time(invitation.slot());
        invitation.place().ifPresent(this::place);
        note().map(Description::new).ifPresent(event::add);
        invitation.attendees().forEach(this::attendee);
        yield ImmutableMethod.REQUEST;
      }
      case Matter.Reply reply -> {
        answer(reply.response());
        yield ImmutableMethod.REPLY;
      }
      case Matter.CounterProposal proposal -> {
        event.add(new Summary("Forslag til andet mødetidspunkt"));
        time(proposal.slot());
        answer(Response.TENTATIVE);
        yield ImmutableMethod.COUNTER;
      }
      case Matter.Cancellation cancellation -> {
        event.add(ImmutableStatus.VEVENT_CANCELLED);
        event.add(new net.fortuna.ical4j.model.property.Attendee(address(envelope.receiver())));
        note().map(Comment::new).ifPresent(event::add);
        yield ImmutableMethod.CANCEL;
      }
    };
  }

  private static String summary(Type type) {
    return switch (type) {
      case THREE_PARTY -> "Trepartsmøde";
      case NETWORK -> "Netværksmøde";
    };
  }

  private void time(Slot slot) {
    event.add(new DtStart<>(moment(slot.start())));
    event.add(new DtEnd<>(moment(slot.end())));
  }

  /**
   * In Danish time; in UTC within the hour that comes again in October, of which a time without its
   * offset names the first (RFC 5545, section 3.3.5).
   */
  private static Temporal moment(Instant at) {
    ZonedDateTime danish = at.atZone(DanishTime.ZONE);
    return danish.equals(danish.withEarlierOffsetAtOverlap()) ? danish : at;
  }

  private void place(Place place) {
    place.name().map(CalendarText::lines).map(Location::new).ifPresent(event::add);
    place
        .link()
        .map(link -> new Conference(new ParameterList(List.of(Value.URI)), link.toString()))
        .ifPresent(event::add);
  }

  private void answer(Response response) {
    var sender = new net.fortuna.ical4j.model.property.Attendee(address(envelope.sender()));
    sender.add(status(response));
    event.add(sender);
    note().map(Comment::new).ifPresent(event::add);
  }

  private Optional<String> note() {
    return word.note().map(CalendarText::lines);
  }

  private void attendee(Attendee from) {
    var to = new net.fortuna.ical4j.model.property.Attendee(address(from.who()));
    name(from.who()).map(Cn::new).ifPresent(to::add);
    to.add(role(from.need()));
    to.add(status(from.response()));
    event.add(to);
  }

  /** Whoever is no party of the hub has an address that leads nowhere. */
  private URI address(Who who) {
    return switch (who) {
      case Who.TheCitizen citizen -> URI.create(MeetingReading.CITIZEN);
      case Who.Organisation organisation -> address(organisation.id());
      case Who.Person person ->
          URI.create(
              "urn:uuid:"
                  + UUID.nameUUIDFromBytes(
                      ("sektorbro:attendee:" + word.uid() + "/" + person.name())
                          .getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static URI address(PartyId party) {
    return URI.create(MeetingReading.ORGANISATION + party.sor());
  }

  private static Optional<String> name(Who who) {
    return switch (who) {
      case Who.TheCitizen citizen -> Optional.empty();
      case Who.Organisation organisation -> organisation.name().map(CalendarText::inOneLine);
      case Who.Person person -> Optional.of(CalendarText.inOneLine(person.name()));
    };
  }

  private static Role role(Need need) {
    return switch (need) {
      case REQUIRED -> Role.REQ_PARTICIPANT;
      case OPTIONAL -> Role.OPT_PARTICIPANT;
      case INFORMATION -> Role.NON_PARTICIPANT;
    };
  }

  private static PartStat status(Response response) {
    return switch (response) {
      case NEEDS_ACTION -> PartStat.NEEDS_ACTION;
      case ACCEPTED -> PartStat.ACCEPTED;
      case DECLINED -> PartStat.DECLINED;
      case TENTATIVE -> PartStat.TENTATIVE;
    };
  }

  private static CalendarComponent timeOfDenmark() {
    try {
      return new CalendarBuilder()
          .build(new StringReader(TIME_OF_DENMARK.replace("\n", "\r\n")))
          .getComponents()
          .getFirst();
    } catch (IOException | ParserException e) {
      throw new IllegalStateException("The time zone of Denmark cannot be read", e);
    }
  }
}
