package dk.sektorbro.delivery;

import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.Envelope;
import java.util.List;

/**
 * Carries out the obligation to report: what is shared without consent is in the audit record, in
 * the transaction that shares it, and the security officer is told.
 */
final class WithoutConsentReports {

  static final String EVENT = "message.without-consent";

  private final Trail trail;
  private final SecurityOfficer officer;

  WithoutConsentReports(Trail trail, SecurityOfficer officer) {
    this.trail = trail;
    this.officer = officer;
  }

  void of(Envelope envelope, ShareDecision decision) {
    if (decision instanceof ShareDecision.Permit permit) {
      for (Obligation obligation : permit.obligations()) {
        if (obligation instanceof Obligation.Report report) {
          trail.step(EVENT, envelope, report.basis(), List.of(report.signOff().toString()));
          officer.told(envelope.id(), report);
        }
      }
    }
  }
}
