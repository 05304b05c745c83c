package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.MoveRequests;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.Policies;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.RegisterMove;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what follows on a citizen's move, and on a new id number. */
@Configuration(value = "handingOverConfiguration", proxyBeanMethods = false)
class MoveConfiguration {

  @Bean
  Succession succession(Moves moves, ObjectProvider<SealedGate> gate) {
    return new ConsentedSuccession(moves, gate::getObject);
  }

  @Bean
  RequestsLeft requestsLeft(
      MoveRequests requests,
      Reminders reminders,
      DisclosureGate gate,
      ConsentRegistry consents,
      ConsentSight sight,
      Policies policies,
      ParticipantDirectory directory,
      Audit audit,
      Clock clock) {
    return new RequestsLeft(
        requests, reminders, gate, consents, sight, policies, directory, audit, clock);
  }

  @Bean
  PlanLeft planLeft(PlanNews plans) {
    return new PlanLeft(plans);
  }

  @Bean
  TakeOvers takeOvers(Moves moves, List<LeftBehind> left, UnitOfWork transactions, Clock clock) {
    return new TakeOvers(moves, left, transactions, clock);
  }

  @Bean
  TimedWork handingOver(TakeOvers takeOvers) {
    return TimedWork.every("handing-over", Duration.ofMinutes(1), takeOvers::run);
  }

  @Bean
  TeamLeaving teamLeaving(TeamBook teams, Audit audit, Clock clock) {
    return new TeamLeaving(teams, audit, clock);
  }

  @Bean
  Ties ties(ConsentRegistry consents, ConsentSight sight, Ledger ledger) {
    return new Ties(consents, sight, ledger);
  }

  @Bean
  IdNumberDesk idNumberDesk(
      @Qualifier("keyedIndex") CitizenIndex numbers,
      CitizenAliases aliases,
      Moves moves,
      TeamLeaving team,
      Ties ties,
      ConsentReview review,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new IdNumberDesk(
        numbers, aliases, moves, team, ties, review, audit, transactions, clock);
  }

  @Bean
  TimedWork stragglersOfChangedNumbers(IdNumberDesk desk) {
    return TimedWork.every("changed-id-numbers", Duration.ofMinutes(1), desk::run);
  }

  @Bean
  MoveDesk moveDesk(
      RegisterMove register,
      Moves moves,
      MoveRequests moved,
      TeamLeaving team,
      Ties ties,
      CitizenIndex citizens,
      ConsentReview review,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new MoveDesk(
        register, moves, moved, team, ties, citizens, review, audit, transactions, clock);
  }

  @Bean
  HandOverDesk handOverDesk(
      Moves moves,
      CertificateRequests requests,
      RequestsLeft left,
      FollowMeeting meetings,
      ReportProgress referrals,
      SealedGate gate,
      Ledger ledger,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new HandOverDesk(
        moves,
        requests,
        left,
        meetings,
        referrals,
        gate,
        ledger,
        citizens,
        audit,
        transactions,
        clock);
  }
}
