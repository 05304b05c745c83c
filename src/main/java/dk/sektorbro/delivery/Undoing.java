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

  /**
   * In the caller's transaction.
   *
   * @param forGood whether somebody took it out of the exchange, or its receiver cannot use it
   */
  void handle(MessageId notShared, boolean forGood) {
    certificates.handle(notShared, forGood);
    referrals.handle(notShared);
    discharges.undo(notShared);
  }

  /** The same of one that was handed over: in a request for a certificate it did happen. */
  void erased(MessageId handedOver) {
    referrals.handle(handedOver);
    discharges.erased(handedOver);
  }
}
