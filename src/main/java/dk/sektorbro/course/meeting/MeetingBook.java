package dk.sektorbro.course.meeting;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the hub remembers of meetings, concealed. Writing joins the caller's transaction. */
public interface MeetingBook {

  /**
   * What an organiser and one of those invited say to each other of one meeting.
   *
   * @param uid what the organiser calls the meeting
   */
  record Meeting(PartyId organiser, PartyId invited, CitizenKey citizen, String uid) {

    /** The one that a message is a word on, of its organiser or of whoever is invited. */
    public static Meeting of(
        Envelope word, CitizenKey citizen, boolean isTheOrganisers, String uid) {
      return isTheOrganisers
          ? new Meeting(word.sender(), word.receiver(), citizen, uid)
          : new Meeting(word.receiver(), word.sender(), citizen, uid);
    }

    /** The hub's id of it. */
    public MessageId id() {
      return MessageId.of(
          organiser, "meeting/%s/%s/%s".formatted(invited.sor(), citizen.hex(), uid));
    }

    /** The same by another key of the citizen. */
    Meeting about(CitizenKey known) {
      return new Meeting(organiser, invited, known, uid);
    }

    /** The same with the one in the place of the other. */
    Meeting with(PartyId one, PartyId other) {
      return new Meeting(
          organiser.equals(other) ? one : organiser,
          invited.equals(other) ? one : invited,
          citizen,
          uid);
    }

    /** The same with the parts changed: as if whoever is invited had called it. */
    Meeting turned() {
      return new Meeting(invited, organiser, citizen, uid);
    }
  }

  /** One word on the citizen's meetings after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  /** What was said in any of the threads, in the order it came. */
  List<Said> of(List<MessageId> threads);

  /** The thread that a word belongs to. */
  Optional<MessageId> threadOf(MessageId message);

  void note(MessageId thread, Said said, Instant at);

  /** Forgets one word. */
  void forget(MessageId message);

  /** Forgets what was noted before the moment. */
  void forgetBefore(Instant moment);
}
