package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.team.ChangeTeam;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.course.team.ProposeNetworkMeeting;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;

/** Wires the citizens' teams to the gate and the routes. */
@Configuration(proxyBeanMethods = false)
class TeamDeskConfiguration {

  @Bean
  CitizenTeam citizenTeam(
      TeamBook book,
      ChangeTeam change,
      DisclosureGate gate,
      CitizenIndex citizens,
      ConsentReview wheels,
      Moves moves,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new TeamDesk(book, change, gate, citizens, wheels, moves, audit, transactions, clock);
  }

  @Bean
  TeamPost teamPost(
      TeamBook book,
      JmsTemplate broker,
      IntakeSeal seal,
      LargeStore large,
      DisclosureGate gate,
      DialogueDesk dialogue,
      FollowMeeting meetings,
      ParticipantDirectory directory,
      Ledger ledger,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new TeamPost(
        book,
        new IntakeQueue(broker, seal),
        new TeamFiles(large, ledger, transactions),
        gate,
        dialogue,
        meetings,
        directory,
        ledger,
        audit,
        clock);
  }

  @Bean
  NetworkMeetingDesk networkMeetingDesk(
      ProposeNetworkMeeting propose,
      CourseBook course,
      TeamBook teams,
      DisclosureGate gate,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      Ledger ledger,
      Audit audit,
      Clock clock) {
    return new NetworkMeetingDesk(
        propose, course, teams, gate, consents, directory, ledger, audit, clock);
  }
}
