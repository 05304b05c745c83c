package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.StreamSeal;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is too large to stay in its message. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LargeSettings.class)
class LargeFilesConfiguration {

  @Bean
  Lift lift(LargeStore large, AttachmentScanner scanner, LargeSettings settings) {
    return new Lift(
        large,
        scanner,
        new SecureRandom(),
        Math.toIntExact(settings.above().toBytes()),
        Math.toIntExact(settings.largestRest().toBytes()));
  }

  @Bean
  Expansion expansion(LargeStore large) {
    return new Expansion(large);
  }

  @Bean
  TimedWork abandonedLargeFiles(LargeStore large, LargeSettings settings, Clock clock) {
    return TimedWork.every(
        "abandoned-large-files",
        settings.abandonedAfter().dividedBy(4),
        () ->
            large.sweep(
                clock.instant().minus(settings.abandonedAfter()),
                clock.instant().minus(settings.collectWithin())));
  }

  @Bean
  LargeSealer largeSealer(StreamSeal seal, LargeStore large, UnitOfWork transactions) {
    return new LargeSealer(seal, large, transactions);
  }

  @Bean
  SetApart setApart(
      LargeStore large,
      LargeSealer sealer,
      ParticipantDirectory directory,
      ReceiverKeys keys,
      UnitOfWork transactions,
      LargeSettings settings) {
    return new SetApart(large, sealer, directory, keys, transactions, settings.collectAt());
  }

  @Bean
  AttachmentDesk attachmentDesk(
      LargeStore large,
      Ledger ledger,
      SealedGate gate,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AttachmentDesk(large, ledger, gate, directory, audit, transactions, clock);
  }
}
