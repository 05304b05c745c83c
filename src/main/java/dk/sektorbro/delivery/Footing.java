package dk.sektorbro.delivery;

import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageKind;

/**
 * Whether a message still has what it rests on. What it reports or tells of may have been taken
 * back or forgotten since it was accepted, and what it names to its receiver as going before it may
 * have been stopped since it was sealed.
 */
final class Footing {

  private final ReportProgress reports;
  private final PlanDischarge discharges;
  private final PlanBook plans;
  private final Ledger ledger;

  Footing(ReportProgress reports, PlanDischarge discharges, PlanBook plans, Ledger ledger) {
    this.reports = reports;
    this.discharges = discharges;
    this.plans = plans;
    this.ledger = ledger;
  }

  /** Whether it still stands in the dialogue it belongs to. */
  boolean stands(Envelope message) {
    return message.kind() != MessageKind.IPS_PROGRESS || reports.stands(message.id());
  }

  /** Whether its receiver has everything that it names, or will have it before. */
  boolean hasWhatItNames(Disclosure disclosure) {
    return disclosure.names().stream().allMatch(ledger::mayReach);
  }

  /** Whether there is nothing that it could tell its receiver. */
  boolean tellsNothing(Envelope message) {
    return switch (message.kind()) {
      case PLANNED_DISCHARGE -> discharges.cancelsNothing(message.id());
      case CARE_PLAN_UPDATE -> plans.toldBy(message.id()).isEmpty();
      case CERTIFICATE_REQUEST,
          CERTIFICATE_FORWARD,
          CERTIFICATE_ANSWER,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          CARE_COMMUNICATION,
          HOSPITAL_NOTIFICATION,
          ADMISSION_NOTICE,
          MEETING,
          IPS_REFERRAL,
          IPS_PROGRESS,
          NETWORK_MEETING_PROPOSAL,
          NON_DELIVERY ->
          false;
    };
  }
}
