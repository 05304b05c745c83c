package dk.sektorbro.course.discharge;

import dk.sektorbro.course.discharge.PlannedDischarge.Version;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.ClockSkew;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.Standing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
   * @throws Refused where a later version came before, or there is nothing to cancel
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
    boolean cancels = planned.standing() == Standing.CANCELLED;
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
    if (cancels && latest.isEmpty()) {
      throw refused(
          RefusalCode.DISCHARGE_UNKNOWN,
          ".identifier[0].value",
          "The receiver was told of no such discharge; there is nothing to cancel.");
    }
    discharges.store(
        known
            .orElseGet(() -> new PlannedDischarge(id, sender, receiver, citizen, List.of()))
            .and(new Version(message, planned.writtenAt(), cancels)),
        clock.instant());
  }

  private static Refused refused(RefusalCode code, String element, String explanation) {
    return new Refused(code, PLAN + element, explanation);
  }

  /** With what this version holds in place of. */
  public DischargePlanned completed(MessageId message, DischargePlanned planned) {
    return planned.after(
        discharges.findConcernedBy(message).stream()
            .flatMap(discharge -> discharge.before(message).stream())
            .map(version -> version.message().toString())
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
        .filter(before -> ledger.find(before).filter(PlanDischarge::isHeard).isPresent())
        .findFirst();
  }

  private static boolean isHeard(Ledger.Entry entry) {
    return entry.state() == MessageState.DELIVERED || entry.state() == MessageState.ACKNOWLEDGED;
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
