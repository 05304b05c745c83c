package dk.sektorbro.course.meeting;

import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.Reading;
import dk.sektorbro.course.jdbc.JdbcMeetingBook;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires meetings. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

  @Bean
  MeetingBook meetingBook(JdbcClient jdbc, Concealer concealer) {
    return new JdbcMeetingBook(jdbc, concealer);
  }

  @Bean
  WordsOfMeeting wordsOfMeeting(MeetingBook book, CitizenAliases numbers) {
    return new WordsOfMeeting(book, numbers);
  }

  @Bean
  FollowMeeting followMeeting(
      MeetingBook book,
      WordsOfMeeting words,
      Ledger ledger,
      Reading reading,
      Succession succession,
      Clock clock) {
    return new FollowMeeting(book, words, ledger, reading, succession, clock);
  }

  @Bean
  NewerWord newerWord(WordsOfMeeting words, Ledger ledger) {
    return new NewerWord(words, ledger);
  }

  @Bean
  TimedWork forgottenMeetings(
      MeetingBook book, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-meetings",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () ->
                    book.forgetBefore(
                        clock
                            .instant()
                            .atZone(DanishTime.ZONE)
                            .minus(rules.remembers())
                            .toInstant())));
  }
}
