package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the hub remembers of citizens' stays, concealed. Writing joins the caller's transaction. */
public interface CourseBook {

  /** One notification of the citizen from the sender after another, until the transaction ends. */
  void lock(CitizenKey citizen, PartyId sender);

  boolean isNoted(MessageId notification);

  /** What the sender told of the citizen, in the order it came. */
  List<Noted> of(CitizenKey citizen, PartyId sender);

  void note(MessageId notification, CitizenKey citizen, PartyId sender, Noted noted, Instant at);

  void told(Notice notice);

  /** The notices that a notification gave to tell, in the order they were made. */
  List<Notice> because(MessageId notification);

  Optional<Notice> notice(MessageId id);

  /** Notes that the notice asks its receiver to call the citizen. */
  void asksToCall(Notice notice);

  /** Forgets what is remembered of one notification, or of one notice. */
  void forget(MessageId message);

  /**
   * Forgets the moments of one notification, or what one notice asks; keeps which step of which
   * stay it told.
   */
  void keepOnlyTheStep(MessageId message);

  /** Forgets what was noted before the moment, and the notices made of it. */
  void forgetBefore(Instant moment);
}
