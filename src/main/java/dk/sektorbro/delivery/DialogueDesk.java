package dk.sektorbro.delivery;

import dk.sektorbro.certificate.AnswerCertificate;
import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.FollowUpRequest;
import dk.sektorbro.certificate.ForwardRequest;
import dk.sektorbro.certificate.RequestCertificate;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.letter.FollowLetter;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.referral.ReferToIps;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Takes the dialogues between the sectors along with their messages. */
public final class DialogueDesk {

  private final RequestCertificate request;
  private final ForwardRequest forward;
  private final AnswerCertificate answer;
  private final FollowUpRequest followUp;
  private final CertificateRequests requests;
  private final AnswerDoubts doubts;
  private final FollowLetter letters;
  private final FollowMeeting meetings;
  private final ReferToIps refer;
  private final ReportProgress progress;
  private final PlanDischarge discharge;
  private final UnitOfWork transactions;

  DialogueDesk(
      RequestCertificate request,
      ForwardRequest forward,
      AnswerCertificate answer,
      FollowUpRequest followUp,
      CertificateRequests requests,
      AnswerDoubts doubts,
      FollowLetter letters,
      FollowMeeting meetings,
      ReferToIps refer,
      ReportProgress progress,
      PlanDischarge discharge,
      UnitOfWork transactions) {
    this.request = request;
    this.forward = forward;
    this.answer = answer;
    this.followUp = followUp;
    this.requests = requests;
    this.doubts = doubts;
    this.letters = letters;
    this.meetings = meetings;
    this.refer = refer;
    this.progress = progress;
    this.discharge = discharge;
    this.transactions = transactions;
  }

  /**
   * At intake, in the caller's transaction.
   *
   * @param language that the content was written in
   * @throws Refused where the message does not fit what went before
   */
  void follow(Content content, Envelope envelope, Language language) {
    switch (content) {
      case CertificateRequested asked ->
          request.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), asked);
      case CertificateForwarded forwarded ->
          forward.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), forwarded);
      case CertificateAnswered answered ->
          answer.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), answered);
      case CertificateNotice notice ->
          followUp.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), notice);
      case Correspondence letter -> letters.handle(envelope, letter, language);
      case HospitalNotified notified -> {}
      case MeetingWord word -> meetings.handle(envelope, word);
      case DischargePlanned planned ->
          discharge.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), planned);
      case IpsReferred referred ->
          refer.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), referred);
      case IpsProgressed progressed ->
          progress.handle(
              envelope.id(), envelope.sender(), envelope.receiver(), citizen(envelope), progressed);
      case NetworkMeetingProposed proposed ->
          throw new Refused(
              RefusalCode.KIND_UNKNOWN, "", "Only the hub proposes meetings without a time.");
      case AdmissionNotice notice ->
          throw new Refused(RefusalCode.KIND_UNKNOWN, "", "Only the hub makes admission notices.");
      case PlanUpdated update ->
          throw new Refused(RefusalCode.KIND_UNKNOWN, "", "Only the hub tells of changed plans.");
      case NotDelivered report ->
          throw new Refused(RefusalCode.KIND_UNKNOWN, "", "Only the hub reports non-delivery.");
    }
  }

  private static CitizenKey citizen(Envelope envelope) {
    return envelope.citizen().orElseThrow();
  }

  /**
   * At Release: adds what the message leaves to the hub to know: which request it is about, which
   * words on a meeting it follows.
   *
   * @throws WhichRequest where a person must decide that first
   */
  public Content complete(
      Content content, @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    Content complete = completed(content, envelope);
    exchange.setProperty(Property.NAMES, names(complete, envelope));
    return complete;
  }

  /** Its receiver knows its own words, whatever becomes of others'. */
  private static Set<MessageId> names(Content complete, Envelope envelope) {
    if (complete instanceof DischargePlanned planned) {
      return planned.replaces().map(MessageId::parse).map(Set::of).orElse(Set.of());
    }
    if (complete instanceof MeetingWord word) {
      return word.history().stream()
          .filter(turn -> !turn.by().equals(envelope.receiver()))
          .map(turn -> MessageId.parse(turn.message()))
          .collect(Collectors.toUnmodifiableSet());
    }
    return Set.of();
  }

  private Content completed(Content content, Envelope envelope) {
    return switch (content) {
      case CertificateNotice notice ->
          notice.about(requests.findConcernedBy(envelope.id()).orElseThrow().reference());
      case CertificateAnswered answered when answered.requestId().isEmpty() ->
          answered.matchedTo(matched(envelope.id(), answered).reference());
      case IpsProgressed progressed -> progress.completed(envelope.id(), progressed);
      case DischargePlanned planned -> discharge.completed(envelope.id(), planned);
      case IpsReferred referred -> referred;
      case CertificateRequested asked -> asked;
      case CertificateForwarded forwarded -> forward.completed(envelope.id(), forwarded);
      case CertificateAnswered answered -> answered;
      case Correspondence correspondence -> correspondence;
      case HospitalNotified notified -> notified;
      case MeetingWord word -> meetings.completed(word, envelope);
      case AdmissionNotice notice -> notice;
      case NetworkMeetingProposed proposed -> proposed;
      case PlanUpdated update -> update;
      case NotDelivered report -> report;
    };
  }

  private CertificateRequest matched(MessageId message, CertificateAnswered answered) {
    return requests
        .findConcernedBy(message)
        .or(() -> decided(message, answered))
        .orElseThrow(() -> new WhichRequest(message));
  }

  private Optional<CertificateRequest> decided(MessageId message, CertificateAnswered answered) {
    try {
      return transactions.inOne(() -> answer.decided(message, answered));
    } catch (Refused noLonger) { // what was chosen has been answered since: choose again
      transactions.run(() -> doubts.choose(message, Optional.empty()));
      return Optional.empty();
    }
  }
}
