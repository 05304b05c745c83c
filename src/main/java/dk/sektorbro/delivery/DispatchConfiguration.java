package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.NoteArrival;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the last hop, and what receivers do with what reached them. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

  @Bean
  DispatchRoutes dispatchRoutes(ParticipantDirectory directory) {
    return new DispatchRoutes(directory);
  }

  @Bean
  Courier courier(
      ParticipantDirectory directory,
      Ledger ledger,
      MailboxStore mailboxes,
      LargeStore large,
      List<Push> pushes,
      GatewayKey gateway,
      Stopper stopper,
      Notary notary,
      NoteArrival arrivals,
      SealedGate gate,
      DeliverySettings settings,
      PartyCircuits circuits,
      HeldStore held,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Courier(
        directory,
        ledger,
        mailboxes,
        large,
        pushes,
        gateway,
        stopper,
        notary,
        arrivals,
        gate,
        settings.acknowledgement(),
        circuits,
        held,
        audit,
        officer,
        transactions,
        clock);
  }

  @Bean
  FilterRegistrationBean<MailboxDoor> mailboxDoor() {
    FilterRegistrationBean<MailboxDoor> door = new FilterRegistrationBean<>(new MailboxDoor());
    door.addUrlPatterns("/mailbox/*");
    return door;
  }

  @Bean
  MailboxStore mailboxStore(JdbcClient jdbc, LargeStore large) {
    return new JdbcMailboxStore(jdbc, large);
  }

  @Bean
  Mailbox mailbox(
      MailboxStore store,
      LargeStore large,
      Ledger ledger,
      LastWord lastWord,
      Stopper stopper,
      GatewayKey gateway,
      HeldStore held,
      ParticipantDirectory directory,
      Notary notary,
      NoteArrival arrivals,
      Reports reports,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Mailbox(
        store,
        large,
        ledger,
        lastWord,
        stopper,
        gateway,
        held,
        directory,
        notary,
        arrivals,
        reports,
        audit,
        officer,
        transactions,
        clock);
  }

  @Bean
  AcknowledgementDesk acknowledgementDesk(
      Ledger ledger,
      ParticipantDirectory directory,
      Notary notary,
      HeldStore held,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AcknowledgementDesk(
        ledger, directory, notary, held, ending, audit, transactions, clock);
  }
}
