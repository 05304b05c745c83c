package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import java.util.Optional;

/** What a jobcentre reports of a referral, in no sector's language. */
final class ReferralReading {

  private ReferralReading() {}

  static IpsProgressed progress(ReportReferral report) {
    return new IpsProgressed(
        RequestReading.citizen(report.getCitizen()),
        report.getReferralId(),
        Optional.empty(),
        step(report),
        RequestReading.author(report.getCaseworker(), report.getSender()),
        report.getWrittenAt().toInstant());
  }

  /** The contract has one of them in each report. */
  private static IpsProgress step(ReportReferral report) {
    if (report.getAccepted() != null) {
      return new IpsProgress.Accepted();
    }
    if (report.getDeclined() != null) {
      return new IpsProgress.Declined(Optional.of(report.getDeclined().getReason()));
    }
    if (report.getStarted() != null) {
      return new IpsProgress.Started(report.getStarted().getOn());
    }
    if (report.getPlaced() != null) {
      return new IpsProgress.Placed(
          IpsProgress.Placement.ofCode(report.getPlaced().getIn().value()).orElseThrow(),
          report.getPlaced().getOn());
    }
    if (report.getStillThere() != null) {
      return new IpsProgress.StillThere(report.getStillThere().getOn());
    }
    if (report.getLeft() != null) {
      return new IpsProgress.Left(report.getLeft().getOn());
    }
    return new IpsProgress.Ended(
        report.getEnded().getOn(), Optional.ofNullable(report.getEnded().getReason()));
  }
}
