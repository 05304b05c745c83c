package dk.sektorbro.delivery;

import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.course.referral.UndoReferral;
import dk.sektorbro.exchange.MessageId;

/** A message was not shared, and so did not happen in the dialogue it belongs to, if any. */
final class Undoing {

  private final UndoDisclosure certificates;
  private final UndoReferral referrals;

  Undoing(UndoDisclosure certificates, UndoReferral referrals) {
    this.certificates = certificates;
    this.referrals = referrals;
  }

  /** In the caller's transaction. */
  void handle(MessageId notShared) {
    certificates.handle(notShared);
    referrals.handle(notShared);
  }
}
