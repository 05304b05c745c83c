package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every change to every plan, concealed. Writing joins the caller's transaction. */
public interface PlanBook {

  /** One change to the citizen's plan after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  Optional<UUID> planOf(CitizenKey citizen);

  /**
   * @param plan also the id of one that became part of this one when two numbers were joined
   */
  Optional<CitizenKey> citizenOf(UUID plan);

  /** Begins the citizen's plan. */
  void begin(UUID plan, CitizenKey citizen);

  /** In the order they came. */
  List<Change> changes(UUID plan);

  void add(UUID plan, Change change);

  /** Which change it is; empty where there is none. */
  Optional<Told> find(UUID change);

  /** Puts a change in the place of the one of its number. */
  void put(UUID plan, Change change);

  /** A message tells of that change to the plan. */
  void tells(MessageId message, UUID plan, int number);

  Optional<Told> toldBy(MessageId message);

  /** The messages that tell of that change or a later one, in the order of the changes. */
  List<MessageId> newsSince(UUID plan, int number);

  /** A change to a plan, such as the one that a message tells of. */
  record Told(UUID plan, int number) {}

  /** Forgets plans in which nothing was written since the moment. */
  void forgetUnchangedSince(Instant moment);
}
