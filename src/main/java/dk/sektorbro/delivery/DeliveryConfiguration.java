package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import dk.sektorbro.seal.KeyCabinet;
import dk.sektorbro.seal.PartyOpener;
import dk.sektorbro.seal.PartySeal;
import java.time.Clock;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Wires what several of the stages use: the languages, the keys, the seal towards the receivers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliverySettings.class, CapacitySettings.class})
class DeliveryConfiguration {

  @Bean
  Dialects dialects(List<Dialect> dialects) {
    return new Dialects(dialects);
  }

  @Bean
  Opener opener(Ledger ledger, IntakeSeal seal, LargeStore large) {
    return new Opener(ledger, seal, large);
  }

  @Bean
  Translator translator(
      Dialects dialects, PayloadCut payloads, Expansion expansion, ParticipantDirectory directory) {
    return new Translator(dialects, payloads, expansion, directory);
  }

  @Bean
  GatewayKey gatewayKey(PartyOpener opener, KeyCabinet keys) {
    return new GatewayKey(opener, keys::now);
  }

  @Bean
  ReceiverKeys receiverKeys(
      GatewayKey gateway, KeyStanding standing, KeyRefusals refusals, Clock clock) {
    return new ReceiverKeys(gateway, standing, refusals, clock);
  }

  @Bean
  OutboundSealer outboundSealer(
      PartySeal seal, LargeSealer largeSealer, ParticipantDirectory directory, ReceiverKeys keys) {
    return new OutboundSealer(seal, largeSealer, directory, keys);
  }

  @Bean
  Reports reports(@Lazy ProducerTemplate camel) {
    return new Reports(camel);
  }
}
