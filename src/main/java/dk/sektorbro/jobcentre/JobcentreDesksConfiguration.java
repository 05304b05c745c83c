package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.delivery.Mailbox;
import dk.sektorbro.delivery.Push;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.PartyConnections;
import java.time.Clock;
import org.apache.cxf.Bus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the hub's mailboxes, ledger and consents behind the desks, and the jobcentres' inboxes
 * behind the push.
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
  Push jobcentrePush(
      Bus cxf, JobcentreSettings settings, PartyConnections tls, LargeStore large, Clock clock) {
    return new JobcentrePush(new JobcentreInboxClient(cxf, tls.context(), settings, large), clock);
  }
}
