package dk.sektorbro.course.discharge;

import dk.sektorbro.course.discharge.PlannedDischarge.Version;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.Standing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Psychiatry tells of a planned discharge, tells it anew, or cancels it. */
public final class PlanDischarge {

  private static final String PLAN = "Bundle.entry.resource.ofType(CarePlan)";

  private final PlannedDischarges discharges;
  private final Ledger ledger;
  private final Clock clock;

  public PlanDischarge(PlannedDischarges discharges, Ledger ledger, Clock clock) {
    this.discharges = discharges;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * In the caller's transaction.
   *
   * @throws Refused where a later version or a cancellation came before
   */
  public void handle(
      MessageId message,
      PartyId sender,
      PartyId receiver,
      CitizenKey citizen,
      DischargePlanned planned) {
    discharges.lock(citizen, sender, receiver);
    MessageId id = PlannedDischarge.idOf(sender, receiver, planned.planId());
    Optional<PlannedDischarge> known = discharges.find(id);
    if (planned.writtenAt().isAfter(clock.instant().plus(ClockSkew.OF_A_PARTY))) {
      throw refused(
          RefusalCode.PROFILE_VIOLATION,
          ".created",
          "The version is written in the future; no later one could take its place. Look at the clock.");
    }
    Optional<Version> latest = known.flatMap(PlannedDischarge::latest);
    if (known.filter(found -> !found.citizen().equals(citizen)).isPresent()) {
      throw refused(
          RefusalCode.ID_REUSED,
          ".identifier[0].value",
          "The identifier is that of another citizen's discharge. Give each its own.");
    }
    if (latest.filter(Version::cancels).isPresent()) {
      throw refused(
          RefusalCode.DISCHARGE_CANCELLED,
          ".identifier[0].value",
          "The planned discharge was cancelled. Plan another one under an identifier of its own.");
    }
    if (latest.filter(version -> !planned.writtenAt().isAfter(version.writtenAt())).isPresent()) {
      throw refused(
          RefusalCode.DISCHARGE_SUPERSEDED,
          ".created",
          "A version that was written at the same time or later came before; it holds.");
    }
    discharges.store(
        known
            .orElseGet(() -> new PlannedDischarge(id, sender, receiver, citizen, List.of()))
            .and(
                new Version(
                    message, planned.writtenAt(), planned.standing() == Standing.CANCELLED)),
        clock.instant());
  }

  private static Refused refused(RefusalCode code, String element, String explanation) {
    return new Refused(code, PLAN + element, explanation);
  }

  /**
   * Whether the message cancels what its receiver was told nothing of. It is remembered all the
   * same, so that no version that comes after it is told.
   */
  public boolean cancelsNothing(MessageId message) {
    return discharges
        .findConcernedBy(message)
        .filter(discharge -> discharge.of(message).filter(Version::cancels).isPresent())
        .filter(discharge -> known(discharge, message).findAny().isEmpty())
        .isPresent();
  }

  /** The versions before the message's that its receiver has or will have, the latest first. */
  private Stream<MessageId> known(PlannedDischarge discharge, MessageId message) {
    return discharge.before(message).stream().map(Version::message).filter(ledger::mayReach);
  }

  /** With what this version holds in place of. */
  public DischargePlanned completed(MessageId message, DischargePlanned planned) {
    return planned.after(
        discharges.findConcernedBy(message).stream()
            .flatMap(discharge -> known(discharge, message))
            .map(MessageId::toString)
            .findFirst());
  }

  /**
   * The latest version that the receiver has, where the message cancels it. Where there is one, the
   * cancellation follows it even where no consent is left: it discloses nothing new, and mends what
   * was disclosed (GDPR, Articles 5(1)(d) and 19).
   */
  public Optional<MessageId> mended(MessageId message) {
    return discharges.findConcernedBy(message).stream()
        .filter(discharge -> discharge.of(message).filter(Version::cancels).isPresent())
        .flatMap(discharge -> discharge.before(message).stream())
        .map(Version::message)
        .filter(ledger::wasHandedOver)
        .findFirst();
  }

  /**
   * The later version that holds in the place of the message's; of one that cancels, whether its
   * receiver was told of it or not.
   *
   * @param isThere whether its receiver has a message
   */
  public Optional<MessageId> overtaking(MessageId message, Predicate<MessageId> isThere) {
    return discharges.findConcernedBy(message).stream()
        .flatMap(discharge -> discharge.after(message).stream())
        .filter(version -> version.cancels() || isThere.test(version.message()))
        .map(Version::message)
        .findFirst();
  }

  /**
   * In the caller's transaction. A version that was handed over stays remembered, between whom and
   * when, so that whoever has it can still be told that it no longer holds (GDPR, Article 19).
   */
  public void erased(MessageId message) {
    if (!ledger.wasHandedOver(message)) {
      undo(message);
    }
  }

  /** In the caller's transaction: a version that was not shared did not happen. */
  public void undo(MessageId notShared) {
    discharges
        .findConcernedBy(notShared)
        .ifPresent(
            found -> {
              discharges.lock(found.citizen(), found.sender(), found.receiver());
              discharges
                  .find(found.id())
                  .ifPresent(
                      discharge -> discharges.store(discharge.without(notShared), clock.instant()));
            });
  }
}
