package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Obligation;
import java.util.List;

/** A certificate is shared whole or not at all: what its form needs is not for cutting away. */
public final class WholeCertificate {

  private WholeCertificate() {}

  /** The gate's decision, or that the consent does not cover all that the certificate takes. */
  public static ShareDecision of(ShareRequest question, ShareDecision decision) {
    boolean lacks =
        question.essential().name().equals(InformationType.MEDICAL_CERTIFICATE.code())
            && decision instanceof ShareDecision.Permit permit
            && permit.obligations().stream().anyMatch(Obligation.Withhold.class::isInstance);
    return lacks
        ? new ShareDecision.Deny(List.of(Reason.of(Reason.Code.DOES_NOT_COVER)), decision.basedOn())
        : decision;
  }
}
