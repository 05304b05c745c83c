package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
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

  /** Notes what the notice asks of its receiver, in the place of what was noted before. */
  void asks(MessageId notice, Optional<Call> call);

  /** Notes on which day the receiver of the notice did what it asks. */
  void called(MessageId notice, LocalDate on);

  /**
   * Every notice to the receiver about the citizens that it was asked to call and says nothing of,
   * and what was erased, in the order they were made.
   */
  List<Notice> aroundOpenCalls(PartyId receiver);

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
