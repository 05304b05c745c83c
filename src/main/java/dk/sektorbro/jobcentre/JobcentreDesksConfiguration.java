package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.clock.CaseDesk;
import dk.sektorbro.certificate.clock.MakesRequests;
import dk.sektorbro.certificate.clock.WorkList;
import dk.sektorbro.delivery.CallDesk;
import dk.sektorbro.delivery.Mailbox;
import dk.sektorbro.delivery.Push;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.PartyConnections;
import java.time.Clock;
import org.apache.cxf.Bus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the hub's mailboxes, ledger, consents and cases behind the desks, and the jobcentres'
 * inboxes behind the push.
 */
@Configuration(proxyBeanMethods = false)
class JobcentreDesksConfiguration {

  @Bean
  MailboxDesk jobcentreMailboxDesk(Mailbox mailbox) {
    return new MailboxAtTheDesk(mailbox);
  }

  @Bean
  StatusDesk jobcentreStatusDesk(
      dk.sektorbro.delivery.StatusDesk statuses, CertificateRequests certificates) {
    return new StatusAtTheDesk(statuses, certificates);
  }

  @Bean
  ConsentDesk jobcentreConsentDesk(dk.sektorbro.consent.ConsentDesk consents) {
    return new ConsentAtTheDesk(consents);
  }

  @Bean
  CasesDesk jobcentreCasesDesk(CaseDesk cases, CallDesk calls, WorkList workList) {
    return new CasesAtTheDesk(cases, calls, workList);
  }

  @Bean
  MakesRequests requestInTheirName(JobcentreContract contract, MessageIntake intake) {
    return new RequestInTheirName(contract, intake);
  }

  @Bean
  Push jobcentrePush(
      Bus cxf, JobcentreSettings settings, PartyConnections tls, LargeStore large, Clock clock) {
    return new JobcentrePush(new JobcentreInboxClient(cxf, tls.context(), settings, large), clock);
  }
}
