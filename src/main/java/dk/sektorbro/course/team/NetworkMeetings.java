package dk.sektorbro.course.team;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The network meetings that were proposed, concealed. Writing joins the caller's transaction. */
public interface NetworkMeetings {

  /**
   * The team was asked to meet.
   *
   * @param because the notification that gave it to ask
   * @param stays the admissions that were counted; none is counted twice
   * @param receivers whom a proposal was made for
   */
  record Proposed(MessageId because, List<MessageId> stays, List<PartyId> receivers) {

    public Proposed {
      stays = List.copyOf(stays);
      receivers = List.copyOf(receivers);
    }

    /** The hub's id of the proposal to that receiver as a message. */
    public MessageId to(PartyId receiver) {
      return because.consequence("network-meeting/" + receiver);
    }
  }

  /** One proposal about the citizen after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  List<Proposed> of(CitizenKey citizen);

  Optional<Proposed> because(MessageId notification);

  void propose(CitizenKey citizen, Proposed proposed, Instant at);

  /** The notification was erased. */
  void forget(MessageId notification);

  void forgetBefore(Instant moment);
}
