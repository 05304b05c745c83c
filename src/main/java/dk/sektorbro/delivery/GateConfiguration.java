package dk.sektorbro.delivery;

import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.Ledger;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what asks the consent gate about messages. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

  @Bean
  Footing footing(ReportProgress reports, PlanDischarge discharges, PlanBook plans, Ledger ledger) {
    return new Footing(reports, discharges, plans, ledger);
  }

  @Bean
  DisclosureGate disclosureGate(
      ConsentGate gate,
      KnownParties parties,
      ReleaseProfiles profiles,
      ContentItems contents,
      CertificateRequests requests,
      CertificateForms forms,
      HeedNotification notices,
      PlanDischarge discharges,
      Footing footing,
      Ledger ledger,
      Clock clock) {
    return new DisclosureGate(
        gate,
        new Questions(parties, profiles, contents, requests, forms, clock),
        parties,
        new Mending(notices, discharges, ledger),
        footing);
  }

  @Bean
  SealedGate sealedGate(
      DisclosureGate gate,
      KnownParties parties,
      ReleaseProfiles profiles,
      Footing footing,
      Clock clock) {
    return new SealedGate(gate, parties, profiles, footing, clock);
  }

  @Bean
  LastWord lastWord(SealedGate gate, MailboxStore mailboxes, Stopper stopper) {
    return new LastWord(gate, mailboxes, stopper);
  }
}
