package dk.sektorbro.course.move;

import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.jdbc.JdbcMoves;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires moves. */
@Configuration(proxyBeanMethods = false)
class MoveConfiguration {

  @Bean
  JdbcMoves moves(JdbcClient jdbc, Concealer concealer) {
    return new JdbcMoves(jdbc, concealer);
  }

  @Bean
  RegisterMove registerMove(Moves moves, ParticipantDirectory directory, Clock clock) {
    return new RegisterMove(moves, directory, clock);
  }

  @Bean
  TimedWork forgottenMoves(Moves moves, CourseRules rules, UnitOfWork transactions, Clock clock) {
    return TimedWork.every(
        "forgotten-moves",
        Duration.ofHours(1),
        () ->
            transactions.run(
                () ->
                    moves.forgetBefore(
                        clock
                            .instant()
                            .atZone(DanishTime.ZONE)
                            .minus(rules.remembers())
                            .toInstant())));
  }
}
