package dk.sektorbro.course.letter;

import dk.sektorbro.exchange.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires correspondence. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

  @Bean
  FollowLetter followLetter(Ledger ledger, FollowLetter.Succession succession) {
    return new FollowLetter(ledger, succession);
  }
}
