package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import dk.sektorbro.seal.Notary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the steps of intake. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  MessageIntake messageIntake(
      @Lazy ProducerTemplate camel, LargeStore large, CapacitySettings capacity) {
    return new CamelMessageIntake(camel, large, capacity.answerWithin());
  }

  @Bean
  Room room(
      CapacitySettings settings,
      @Value("${sektorbro.data}") Path data,
      ObjectProvider<EmbeddedActiveMQ> broker,
      JdbcClient jdbc,
      Clock clock) {
    Optional<EmbeddedActiveMQ> own = Optional.ofNullable(broker.getIfAvailable());
    return new Room(
        settings,
        () -> data.toFile().getUsableSpace(),
        () ->
            own.map(embedded -> embedded.getActiveMQServer().getPagingManager())
                .filter(PagingManager::isDiskFull)
                .isPresent(),
        new JdbcBacklog(jdbc),
        clock);
  }

  @Bean
  Examiner examiner(Dialects dialects) {
    return new Examiner(dialects);
  }

  @Bean
  SignatureGate signatures(
      ParticipantDirectory directory,
      KeyStanding standing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    return new SignatureGate(
        directory, standing, audit, transactions, clock, settings.signatureAge());
  }

  @Bean
  Admission admission(
      ParticipantDirectory directory, Dialects dialects, DeliverySettings settings) {
    return new Admission(directory, dialects, settings.limits());
  }

  @Bean
  AttachmentCheck attachmentCheck(
      AttachmentScanner scanner,
      Dialects dialects,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AttachmentCheck(scanner, dialects, audit, transactions, clock);
  }

  @Bean
  Registrar registrar(
      Ledger ledger,
      RefusalBook refusals,
      Dialects dialects,
      CitizenIndex citizens,
      DialogueDesk dialogue,
      LargeStore large,
      Notary notary,
      DeliverySettings settings,
      TeamPost team,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Registrar(
        ledger,
        refusals,
        dialects,
        citizens,
        dialogue,
        team,
        large,
        notary,
        settings.acknowledgement().duplicates(),
        audit,
        transactions,
        clock);
  }

  @Bean
  Refusals refusals(
      RefusalBook book, Ledger ledger, Audit audit, UnitOfWork transactions, Clock clock) {
    return new Refusals(book, ledger, audit, transactions, clock);
  }

  @Bean
  IntakeSealer intakeSealer(IntakeSeal seal) {
    return new IntakeSealer(seal);
  }
}
