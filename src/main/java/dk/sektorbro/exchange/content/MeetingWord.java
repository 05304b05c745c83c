package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one party says to another of a meeting about a citizen, as calendar systems do (RFC 5546,
 * iTIP): calls it, answers, proposes another time, cancels.
 *
 * @param uid what the organiser calls the meeting; the same in everything that is said of it
 * @param sequence which version of the meeting is meant; the organiser counts it
 * @param note the agenda, or why
 * @param history the words it follows, the first of them first; empty as long as only the sender's
 *     words are read
 */
public record MeetingWord(
    Citizen citizen,
    String uid,
    int sequence,
    Matter matter,
    Optional<String> note,
    Author author,
    Instant writtenAt,
    List<Turn> history)
    implements Content {

  /** At most 255 printable characters of ASCII, and no blank at either end. */
  public static final Pattern UID = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

  /** The years that a meeting is held in, or written of. */
  public static final ValueRange YEARS = ValueRange.of(1900, 2200);

  /** Whether the moment is of one of those years in Denmark. */
  public static boolean isOfItsYears(Instant moment) {
    return YEARS.isValidValue(moment.atZone(DanishTime.ZONE).getYear());
  }

  /** Characters of a note. */
  public static final int LONGEST_NOTE = 4000;

  /** Characters of a name of somebody who attends. */
  public static final int LONGEST_NAME = 200;

  /** Characters of the name of a place. */
  public static final int LONGEST_PLACE = 1000;

  public static final int MOST_ATTENDEES = 50;

  /** What is said. */
  public sealed interface Matter {

    /** Whether the organiser says it, and not whoever is invited. */
    default boolean isTheOrganisers() {
      return switch (this) {
        case Invitation invitation -> true;
        case Cancellation cancellation -> true;
        case Reply reply -> false;
        case CounterProposal proposal -> false;
      };
    }

    /** The meeting is called, or called anew with other particulars. */
    record Invitation(Type type, Slot slot, Optional<Place> place, List<Attendee> attendees)
        implements Matter {
      @Override
      public String toString() {
        return "Invitation[" + type + "]";
      }
    }

    /** Whether the sender comes. */
    record Reply(Response response) implements Matter {}

    /** The sender proposes another time. */
    record CounterProposal(Slot slot) implements Matter {
      @Override
      public String toString() {
        return "CounterProposal";
      }
    }

    /** There will be no meeting. */
    record Cancellation() implements Matter {}
  }

  /** Who meets. */
  public enum Type {
    /** The citizen and one professional of each sector. */
    THREE_PARTY("three-party"),
    /** Everybody who matters to the citizen's course, of both sectors and outside them. */
    NETWORK("network");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Type> ofCode(String code) {
      return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
  }

  /** When it is; the end is later than the start. */
  public record Slot(Instant start, Instant end) {
    public Slot {
      if (!end.isAfter(start)) {
        throw new IllegalArgumentException("A meeting ends after it begins");
      }
    }
  }

  /**
   * Where it is; a name, a link to meet by, or both.
   *
   * @param link of a video meeting
   */
  public record Place(Optional<String> name, Optional<URI> link) {}

  /** Somebody who is to be there, and what is known of whether they come. */
  public record Attendee(Who who, Need need, Response response) {}

  /** Whom an organiser can ask to a meeting. */
  public sealed interface Who {

    /** Whom the meeting is about. */
    record TheCitizen() implements Who {}

    /** An organisation, whoever comes from it. */
    record Organisation(PartyId id, Optional<String> name) implements Who {}

    /** Anybody else, by name. */
    record Person(String name) implements Who {
      @Override
      public String toString() {
        return "Person";
      }
    }
  }

  /** Whether somebody must be there. */
  public enum Need {
    REQUIRED,
    OPTIONAL,
    /** Is told, and need not come. */
    INFORMATION
  }

  /** Whether somebody comes. */
  public enum Response {
    /** Has not said. */
    NEEDS_ACTION,
    ACCEPTED,
    DECLINED,
    TENTATIVE
  }

  /**
   * A word before this one.
   *
   * @param message the hub's id of it, or what its sender calls it where the reader is its sender
   */
  public record Turn(String message, Activity activity, Instant at, PartyId by) {}

  /** What a word does to the meeting. */
  public enum Activity {
    CALLED,
    CHANGED,
    CANCELLED,
    ANSWERED
  }

  /** The same with what came before it. */
  public MeetingWord after(List<Turn> words) {
    return new MeetingWord(
        citizen, uid, sequence, matter, note, author, writtenAt, List.copyOf(words));
  }

  /** The same without its note. */
  public MeetingWord withoutNote() {
    return new MeetingWord(
        citizen, uid, sequence, matter, Optional.empty(), author, writtenAt, history);
  }

  @Override
  public String toString() {
    return "MeetingWord[" + matter + ", " + sequence + "]";
  }
}
