package dk.sektorbro.delivery;

import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.meeting.NewerWord;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import java.util.Optional;

/**
 * Whether a message tells what its receiver has a newer version of. Told after that, the older
 * would stand as the last word; and it says nothing that the newer does not.
 */
final class Overtaken {

  private final Ledger ledger;
  private final PlanBook plans;
  private final HeedNotification notices;
  private final PlanDischarge discharges;
  private final NewerWord meetings;

  Overtaken(
      Ledger ledger,
      PlanBook plans,
      HeedNotification notices,
      PlanDischarge discharges,
      NewerWord meetings) {
    this.ledger = ledger;
    this.plans = plans;
    this.notices = notices;
    this.discharges = discharges;
    this.meetings = meetings;
  }

  /** The newer one that its receiver has, or may read at any moment. */
  Optional<MessageId> by(Envelope message) {
    return switch (message.kind()) {
      case CARE_PLAN_UPDATE -> news(message);
      case ADMISSION_NOTICE -> notices.overtaking(message, this::isThere);
      case PLANNED_DISCHARGE -> discharges.overtaking(message.id(), this::isThere);
      case MEETING -> meetings.than(message.id(), this::isThere);
      case CERTIFICATE_REQUEST,
          CERTIFICATE_FORWARD,
          CERTIFICATE_ANSWER,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          CARE_COMMUNICATION,
          HOSPITAL_NOTIFICATION,
          IPS_REFERRAL,
          IPS_PROGRESS,
          NETWORK_MEETING_PROPOSAL,
          NON_DELIVERY ->
          Optional.empty();
    };
  }

  /** What a party is told of a plan has all that stands of its writer's. */
  private Optional<MessageId> news(Envelope message) {
    return plans.toldBy(message.id()).stream()
        .flatMap(told -> plans.newsSince(told.plan(), told.number() + 1).stream())
        .flatMap(newer -> ledger.find(newer).stream())
        .map(Ledger.Entry::envelope)
        .filter(
            newer ->
                newer.sender().equals(message.sender())
                    && newer.receiver().equals(message.receiver()))
        .map(Envelope::id)
        .filter(this::isThere)
        .findFirst();
  }

  private boolean isThere(MessageId newer) {
    return ledger
        .find(newer)
        .filter(
            entry ->
                switch (entry.state()) {
                  case WAITING, DELIVERED, ACKNOWLEDGED -> true;
                  case DEAD, ERASED -> ledger.wasHandedOver(newer);
                  case RECEIVED,
                      ACCEPTED,
                      RELEASED,
                      REFUSED,
                      WITHHELD,
                      STOPPED,
                      REJECTED,
                      EXPIRED,
                      HANDLED,
                      RECALLED,
                      DISCARDED ->
                      false;
                })
        .isPresent();
  }
}
