package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.meeting.MeetingBook;
import dk.sektorbro.course.referral.UndoReferral;
import dk.sektorbro.course.team.NetworkMeetings;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;

/** Wires what ends a message before its receiver has it, or forgets it afterwards. */
@Configuration(proxyBeanMethods = false)
class EndingConfiguration {

  @Bean
  Stopper stopper(
      Ledger ledger,
      ParticipantDirectory directory,
      Undoing undoing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Stopper(ledger, directory, undoing, audit, transactions, clock);
  }

  @Bean
  Undoing undoing(UndoDisclosure certificates, UndoReferral referrals, PlanDischarge discharges) {
    return new Undoing(certificates, referrals, discharges);
  }

  @Bean
  ConsentReview consentReview(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      LastWord lastWord,
      Reports reports,
      TakeOvers takeOvers,
      UnitOfWork transactions) {
    return new ConsentReview(ledger, mailboxes, held, lastWord, reports, takeOvers, transactions);
  }

  @Bean
  Ending ending(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      LargeStore large,
      Undoing undoing,
      ParticipantDirectory directory,
      JmsTemplate broker,
      TeamCopies copies,
      Audit audit,
      Clock clock) {
    return new Ending(
        ledger,
        mailboxes,
        held,
        large,
        undoing,
        directory,
        new QueueEraser(broker),
        copies,
        audit,
        clock);
  }

  @Bean
  TeamCopies teamCopies(TeamBook teams, Ledger ledger) {
    return new TeamCopies(teams, ledger);
  }

  @Bean
  RecallDesk recallDesk(Ledger ledger, Ending ending, TeamCopies copies, UnitOfWork transactions) {
    return new RecallDesk(ledger, ending, copies, transactions);
  }

  @Bean
  ErasureDesk erasureDesk(
      Ledger ledger,
      Ending ending,
      CertificateRequests certificates,
      HeedNotification notices,
      MeetingBook meetings,
      NetworkMeetings networkMeetings,
      TeamCopies copies,
      UnitOfWork transactions) {
    return new ErasureDesk(
        ledger, ending, certificates, notices, meetings, networkMeetings, copies, transactions);
  }

  @Bean
  TimedWork expiry(
      Ledger ledger,
      MailboxStore mailboxes,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    Expiry expiry =
        new Expiry(ledger, mailboxes, ending, audit, transactions, clock, settings.times());
    return TimedWork.every("expiry", Duration.ofMinutes(1), expiry::run);
  }
}
