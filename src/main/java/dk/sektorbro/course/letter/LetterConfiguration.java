package dk.sektorbro.course.letter;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires correspondence. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

  @Bean
  FollowLetter followLetter(Ledger ledger, Reading reading, Succession succession) {
    return new FollowLetter(ledger, reading, succession);
  }
}
