package dk.sektorbro.seal;

import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.DirectoryTrustManager;
import dk.sektorbro.participant.KeyDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.ParticipantFile;
import dk.sektorbro.seal.jdbc.JdbcDataKeys;
import dk.sektorbro.seal.jdbc.JdbcLargeStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the hub's keys and seals. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

  @Bean
  KeyDirectory keyDirectory(
      @Value("${sektorbro.keys.directory}") Path directory,
      @Value("${sektorbro.keys.demo}") boolean demo,
      ConfigDirectory config,
      Clock clock) {
    if (demo) {
      DemoPki.ensure(
          directory, identities(ParticipantFile.names(config.file("participants.yaml"))), clock);
    }
    return new KeyDirectory(directory);
  }

  /** Every other party gets RSA keys, so that the demo exercises both kinds. */
  private static List<DemoIdentity> identities(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                new DemoIdentity(
                    names.get(i), i % 2 == 0 ? KeyAlgorithm.EC_P256 : KeyAlgorithm.RSA_3072))
        .toList();
  }

  @Bean
  HubKeys hubKeys(KeyDirectory directory, @Value("${sektorbro.keys.password:}") String configured) {
    return HubKeys.load(directory.path(), configured);
  }

  @Bean
  KeyRing keyRing(
      KeyDirectory directory,
      @Value("${sektorbro.keys.password:}") String configured,
      Clock clock) {
    return KeyRing.openOrCreate(
        directory.path().resolve("hub").resolve("keyring.p12"),
        HubKeys.password(directory.path(), configured),
        clock,
        new SecureRandom());
  }

  @Bean
  X509ExtendedTrustManager partyTrust(HubKeys keys, ParticipantDirectory directory, Clock clock) {
    return new DirectoryTrustManager(keys.anchors(), directory, clock);
  }

  @Bean
  PartyConnections partyConnections(HubKeys keys) {
    return new PartyConnections(
        TlsContexts.context(keys.tls(), DirectoryTrustManager.forEndpoints(keys.anchors())));
  }

  @Bean
  IntakeSeal intakeSeal(KeyRing keyRing) {
    return new KeyRingIntakeSeal(keyRing, new SecureRandom());
  }

  @Bean
  CmsPartySeal partySeal(HubKeys keys, Clock clock) {
    return new CmsPartySeal(keys.signing(), clock, new SecureRandom());
  }

  @Bean
  StreamSeal streamSeal(CmsPartySeal partySeal) {
    return new CmsStreamSeal(partySeal, new SecureRandom());
  }

  @Bean
  PartyOpener partyOpener() {
    return new CmsPartyOpener();
  }

  @Bean
  DataKeys dataKeys(JdbcClient jdbc, KeyRing keyRing, Clock clock) {
    return new JdbcDataKeys(jdbc, keyRing, clock);
  }

  @Bean
  Concealer concealer(DataKeys dataKeys) {
    return new DataKeyConcealer(dataKeys, new SecureRandom());
  }

  @Bean
  LargeStore largeStore(JdbcClient jdbc, KeyRing keyRing, Concealer concealer, Clock clock) {
    return new JdbcLargeStore(jdbc, keyRing, concealer, clock);
  }

  @Bean
  CitizenIndex citizenIndex(KeyRing keyRing) {
    return new KeyedCitizenIndex(keyRing);
  }
}
