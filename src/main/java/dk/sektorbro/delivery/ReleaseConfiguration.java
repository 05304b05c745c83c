package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the steps of Release. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

  @Bean
  Decider decider(DisclosureGate gate, SealedGate sealedGate, Footing footing, Ledger ledger) {
    return new Decider(gate, sealedGate, footing, ledger);
  }

  @Bean
  Cutter cutter(ReleaseProfiles profiles, PayloadCut payloads, ContentItems contents) {
    return new Cutter(profiles, payloads, new Redaction(contents));
  }

  @Bean
  Releaser releaser(
      Ledger ledger,
      LargeStore large,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Releaser(ledger, large, audit, officer, transactions, clock);
  }
}
