package dk.sektorbro.delivery;

import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.referral.UndoReferral;
import dk.sektorbro.exchange.MessageId;

/** A message was not shared, and so did not happen in the dialogue it belongs to, if any. */
final class Undoing {

  private final UndoDisclosure certificates;
  private final UndoReferral referrals;
  private final PlanDischarge discharges;

  Undoing(UndoDisclosure certificates, UndoReferral referrals, PlanDischarge discharges) {
    this.certificates = certificates;
    this.referrals = referrals;
    this.discharges = discharges;
  }

  /** In the caller's transaction. */
  void handle(MessageId notShared) {
    certificates.handle(notShared);
    referrals.handle(notShared);
    discharges.undo(notShared);
  }
}
