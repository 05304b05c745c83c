package dk.sektorbro.delivery;

import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.seal.Proofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what those concerned are told of messages: state, proof, and who received what. */
@Configuration(proxyBeanMethods = false)
class LookupConfiguration {

  @Bean
  StatusDesk statusDesk(Ledger ledger, RefusalBook refusals) {
    return new StatusDesk(ledger, refusals);
  }

  @Bean
  ProofDesk proofDesk(Ledger ledger, Proofs proofs) {
    return new ProofDesk(ledger, proofs);
  }

  @Bean
  Handovers handovers(JdbcClient jdbc, Ledger ledger, CitizenSide side, CitizenAliases aliases) {
    return new Handovers(jdbc, ledger, side, aliases);
  }
}
