package dk.sektorbro.seal;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.participant.DirectoryTrustManager;
import dk.sektorbro.participant.KeyDirectory;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.ParticipantFile;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.seal.evidence.EvidenceDesk;
import dk.sektorbro.seal.jdbc.JdbcDataKeys;
import dk.sektorbro.seal.jdbc.JdbcLargeStore;
import dk.sektorbro.seal.jdbc.JdbcProofs;
import dk.sektorbro.seal.jdbc.JdbcWrappedKeys;
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

  private static final List<KeyAlgorithm> IN_TURN =
      List.of(KeyAlgorithm.MLKEM768_P256, KeyAlgorithm.RSA_3072, KeyAlgorithm.EC_P256);

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

  /** The parties get keys of all kinds in turn, so that the demo exercises them. */
  private static List<DemoIdentity> identities(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new DemoIdentity(names.get(i), IN_TURN.get(i % IN_TURN.size())))
        .toList();
  }

  @Bean
  KeyCabinet keyCabinet(
      KeyDirectory directory,
      @Value("${sektorbro.keys.password:}") String configured,
      Clock clock) {
    return new KeyCabinet(directory.path(), configured, clock);
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
  KeyStanding keyStanding(KeyCabinet keys, Revocation revocation, Clock clock) {
    return new KeyStanding(() -> keys.now().anchors(), revocation, clock);
  }

  @Bean
  X509ExtendedTrustManager partyTrust(
      KeyStanding standing, ParticipantDirectory directory, KeyRefusals refusals) {
    return new DirectoryTrustManager(standing, directory, refusals);
  }

  @Bean
  PartyConnections partyConnections(KeyCabinet keys) {
    return new PartyConnections(
        TlsContexts.context(() -> keys.now().tls(), new EndpointTrust(() -> keys.now().anchors())));
  }

  @Bean
  IntakeSeal intakeSeal(KeyRing keyRing, SealAlgorithms algorithms) {
    return new KeyRingIntakeSeal(keyRing, algorithms.content(), new SecureRandom());
  }

  @Bean
  CmsPartySeal partySeal(KeyCabinet keys, SealAlgorithms algorithms, Clock clock) {
    return new CmsPartySeal(() -> keys.now().signing(), algorithms, clock, new SecureRandom());
  }

  @Bean
  StreamSeal streamSeal(CmsPartySeal partySeal, SealAlgorithms algorithms) {
    return new CmsStreamSeal(partySeal, algorithms, new SecureRandom());
  }

  @Bean
  PartyOpener partyOpener() {
    return new CmsPartyOpener();
  }

  @Bean
  Proofs proofs(JdbcClient jdbc) {
    return new JdbcProofs(jdbc);
  }

  @Bean
  StatementSigner statementSigner(KeyCabinet keys, SealAlgorithms algorithms, Clock clock) {
    return new StatementSigner(
        () -> keys.now().signing(), algorithms.digest(), clock, new SecureRandom());
  }

  @Bean
  Notary notary(Proofs proofs, StatementSigner signer, Clock clock) {
    return new Notary(proofs, signer, clock);
  }

  @Bean
  EvidenceDesk evidenceDesk(Proofs proofs, Audit audit, StatementSigner signer, Clock clock) {
    return new EvidenceDesk(proofs, audit, signer, clock);
  }

  @Bean
  DataKeys dataKeys(JdbcClient jdbc, KeyRing keyRing, Clock clock) {
    return new JdbcDataKeys(jdbc, keyRing, clock);
  }

  @Bean
  WrappedKeys wrappedKeys(JdbcClient jdbc, KeyRing keyRing, UnitOfWork transactions) {
    return new JdbcWrappedKeys(jdbc, keyRing, transactions);
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
  KeyedIndex keyedIndex(KeyRing keyRing) {
    return new KeyedIndex(keyRing);
  }
}
