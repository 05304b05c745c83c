package dk.sektorbro.course.discharge;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;

/** The planned discharges the hub remembers, concealed. Writing joins the caller's transaction. */
public interface PlannedDischarges {

  /** What is told to one receiver of one citizen, one message after another. */
  void lock(CitizenKey citizen, PartyId sender, PartyId receiver);

  Optional<PlannedDischarge> find(MessageId id);

  /** The planned discharge that a message tells of. */
  Optional<PlannedDischarge> findConcernedBy(MessageId message);

  /** In the place of what is there; one without a version is forgotten. */
  void store(PlannedDischarge discharge, Instant at);

  /** Forgets what was last told before the moment. */
  void forgetBefore(Instant moment);
}
