package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.Event;
import dk.sektorbro.certificate.Standing;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.jobcentre.soap.CertificateStatus;
import dk.sektorbro.jobcentre.soap.TimelineEvent;
import java.time.ZoneOffset;

/** Tells a requester where a request for a certificate stands, in the words of the contract. */
final class CertificateStatusWriting {

  private CertificateStatusWriting() {}

  static CertificateStatus status(CertificateRequest request) {
    Standing standing = request.standing();
    CertificateStatus status = new CertificateStatus();
    status.setRequestId(request.particulars().requestId());
    status.setConversationId(request.particulars().conversation());
    status.setForm(request.form());
    status.setStage(standing.stage().code());
    status.setSince(standing.since().atOffset(ZoneOffset.UTC));
    status.setWith(standing.answerer().sor());
    status.setDue(standing.due());
    status.setOverdue(standing.overdue());
    status.setReturns(standing.round());
    status.setReminders(standing.reminders());
    request.timeline().stream()
        .limit(1000)
        .map(CertificateStatusWriting::event)
        .forEach(status.getEvent()::add);
    return status;
  }

  /** Reasons and the like are no part of it: they travel as messages, which consent decides on. */
  private static TimelineEvent event(Event from) {
    TimelineEvent to = new TimelineEvent();
    to.setWhat(from.step().code());
    to.setAt(from.at().atOffset(ZoneOffset.UTC));
    from.by().ifPresent(party -> to.setBy(party.sor()));
    from.message().ifPresent(message -> to.setHubMessageId(message.toString()));
    switch (from.step()) {
      case Step.Ordered ordered -> {
        to.setTo(ordered.answerer().sor());
        to.setDue(ordered.due());
      }
      case Step.Forwarded forwarded -> to.setTo(forwarded.to().sor());
      case Step.Returned returned -> to.setDue(returned.due());
      case Step.Reminded reminded -> to.setUrgency(reminded.urgency().code());
      case Step.Arrived arrived -> {}
      case Step.Accepted accepted -> {}
      case Step.Declined declined -> {}
      case Step.Answered answered -> {}
      case Step.FellDue due -> {}
      case Step.Recalled recalled -> {}
      case Step.Expired expired -> {}
      case Step.Closed closed -> {}
      case Step.Moved moved -> {}
      case Step.Stayed stayed -> {}
      case Step.HandedOver handedOver -> to.setTo(handedOver.to().sor());
      case Step.NotShared notShared -> {}
    }
    return to;
  }
}
