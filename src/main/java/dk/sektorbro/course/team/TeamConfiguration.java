package dk.sektorbro.course.team;

import dk.sektorbro.consent.TeamWheels;
import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.jdbc.JdbcNetworkMeetings;
import dk.sektorbro.course.jdbc.JdbcTeamBook;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the citizens' teams. */
@Configuration(proxyBeanMethods = false)
class TeamConfiguration {

  @Bean
  TeamBook teamBook(JdbcClient jdbc, Concealer concealer) {
    return new JdbcTeamBook(jdbc, concealer);
  }

  @Bean
  TeamWheels teamWheels(TeamBook book) {
    return (citizen, party) -> book.part(citizen, party).map(TeamPart::wheels).orElse(Set.of());
  }

  @Bean
  ChangeTeam changeTeam(TeamBook book, Clock clock) {
    return new ChangeTeam(book, clock);
  }

  @Bean
  NetworkMeetings networkMeetings(JdbcClient jdbc, Concealer concealer) {
    return new JdbcNetworkMeetings(jdbc, concealer);
  }

  @Bean
  ProposeNetworkMeeting proposeNetworkMeeting(
      NetworkMeetings book, CourseRules rules, Clock clock) {
    return new ProposeNetworkMeeting(book, rules.networkMeeting(), clock);
  }

  @Bean
  TimedWork forgottenTeams(
      TeamBook teams,
      NetworkMeetings meetings,
      CourseRules rules,
      UnitOfWork transactions,
      Clock clock) {
    return TimedWork.every(
        "forgotten-teams",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () -> {
                  Instant moment =
                      clock.instant().atZone(DanishTime.ZONE).minus(rules.remembers()).toInstant();
                  teams.forgetBefore(moment);
                  meetings.forgetBefore(moment);
                }));
  }
}
