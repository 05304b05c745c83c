package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.AnswerCertificate;
import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.FollowUpRequest;
import dk.sektorbro.certificate.ForwardRequest;
import dk.sektorbro.certificate.LetTimePass;
import dk.sektorbro.certificate.RequestCertificate;
import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.certificate.figures.IpsOutcomes;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.course.Calls;
import dk.sektorbro.course.ChangePackage;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.letter.FollowLetter;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.referral.ReferToIps;
import dk.sektorbro.course.referral.Referrals;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what a message does in the dialogue or the course it belongs to, and what follows of it.
 */
@Configuration(proxyBeanMethods = false)
class DialogueConfiguration {

  @Bean
  DialogueDesk dialogue(
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
    return new DialogueDesk(
        request,
        forward,
        answer,
        followUp,
        requests,
        doubts,
        letters,
        meetings,
        refer,
        progress,
        discharge,
        transactions);
  }

  @Bean
  DoubtDesk doubtDesk(
      AnswerDoubts doubts, DeadLetters letters, Audit audit, UnitOfWork transactions, Clock clock) {
    return new DoubtDesk(doubts, letters, audit, transactions, clock);
  }

  @Bean
  Reminders reminders(
      LetTimePass time,
      CertificateRequests requests,
      UndoDisclosure undo,
      DisclosureGate gate,
      Ledger ledger,
      HeldStore held,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Reminders(
        time, requests, undo, gate, ledger, held, directory, audit, transactions, clock);
  }

  @Bean
  TimedWork certificateTime(Reminders reminders) {
    return TimedWork.every("certificate-time", Duration.ofMinutes(1), reminders::run);
  }

  @Bean
  NoticeDesk noticeDesk(
      HeedNotification heed,
      CourseBook book,
      ChangePackage changePackage,
      Ledger ledger,
      DisclosureGate gate,
      PayloadCut payloads,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      NetworkMeetingDesk networkMeetings,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new NoticeDesk(
        heed,
        book,
        changePackage,
        ledger,
        gate,
        payloads,
        consents,
        directory,
        networkMeetings,
        audit,
        transactions,
        clock);
  }

  @Bean
  CallDesk callDesk(
      Calls calls,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new CallDesk(calls, directory, audit, transactions, clock);
  }

  @Bean
  IpsOutcomes ipsOutcomes(Referrals referrals, CourseRules rules, Clock clock) {
    return new ReferralOutcomes(referrals, rules.stillThereAfter(), clock);
  }
}
