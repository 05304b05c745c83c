package dk.sektorbro.consent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dk.sektorbro.audit.jdbc.JdbcAudit;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ConsentCheck;
import dk.sektorbro.consent.ConsentDesk;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.LegalBasis;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.RegistryConsentGate;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.jdbc.EmbeddedDatabase;
import dk.sektorbro.exchange.jdbc.Transactions;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.DataKeyConcealer;
import dk.sektorbro.seal.MemoryDataKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs on one database: a withdrawal that was answered is in force for every decision that
 * starts after it, whoever registers the same consent again at the same moment.
 */
class WithdrawalInForceTest {

  private static final CitizenId BRUNO = CitizenId.cpr("2509479989");
  private static final CitizenIndex CITIZENS =
      citizen ->
          CitizenKey.of(
              Digest.begun().digest(citizen.number().getBytes(StandardCharsets.US_ASCII)));
  private static final MemoryDataKeys KEYS =
      new MemoryDataKeys(new SecretKeySpec(new byte[32], "AES"));

  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final ParticipantDirectory DIRECTORY =
      new FixedDirectory(
          new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
          List.of(
              party(JOBCENTRE, Sector.JOBCENTRE, Language.JOBCENTRE_XML),
              party(CLINIC, Sector.PSYCHIATRY, Language.FHIR_JSON)));

  private static EmbeddedDatabase database;
  private static Hub one;
  private static Hub other;

  /** A hub as far as consents go, with connections and transactions of its own. */
  private static final class Hub implements AutoCloseable {

    final ConsentDesk desk;
    final ConsentGate gate;
    private final HikariDataSource connections = new HikariDataSource();

    Hub() {
      connections.setDataSource(database.dataSource());
      connections.setMaximumPoolSize(6);
      JdbcClient jdbc = JdbcClient.create(connections);
      UnitOfWork transactions = new Transactions(connections);
      JdbcConsentRegistry registry =
          new JdbcConsentRegistry(jdbc, new DataKeyConcealer(KEYS, new SecureRandom()));
      desk =
          new ConsentDesk(
              new ConsentCheck(DIRECTORY, Rules.LAW.law(), Clock.systemUTC()),
              Rules.POLICIES,
              new ConsentSight(Rules.POLICIES, new KnownParties(DIRECTORY), CITIZENS),
              registry,
              CITIZENS,
              new JdbcAudit(jdbc),
              transactions,
              citizen -> {},
              Clock.systemUTC());
      gate = new RegistryConsentGate(registry, Rules.POLICIES, citizen -> List.of(), Rules.ENGINE);
    }

    boolean permits() {
      return gate.decide(question()) instanceof ShareDecision.Permit;
    }

    @Override
    public void close() {
      connections.close();
    }
  }

  @BeforeAll
  static void twoHubs(@TempDir Path home) {
    database = new EmbeddedDatabase(home.resolve("postgres"));
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    one = new Hub();
    other = new Hub();
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void aWithdrawalAnsweredIsInForceForEveryDecisionThatStartsAfterItOnEveryHub() throws Exception {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 40; round++) {
        String id = UUID.randomUUID().toString();
        ConsentTerms terms = terms();
        Hub registering = round % 2 == 0 ? one : other;
        Hub withdrawing = round % 3 == 0 ? one : other;
        AtomicBoolean answered = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<Boolean>> wrong = new ArrayList<>();
        registering.desk.register(JOBCENTRE, id, terms);
        assertThat(other.permits()).isTrue();
        for (Hub hub : List.of(one, other, one, other)) {
          wrong.add(workers.submit(() -> permitsAfter(hub, answered, done)));
          workers.submit(() -> hub.desk.register(JOBCENTRE, id, terms));
        }

        withdrawing.desk.withdraw(JOBCENTRE, id, Optional.empty());
        answered.set(true);
        for (int i = 0; i < 5; i++) {
          assertThat(one.permits()).isFalse();
          assertThat(other.permits()).isFalse();
        }
        done.set(true);

        for (Future<Boolean> each : wrong) {
          assertThat(each.get()).isFalse();
        }
      }
    }
  }

  @Test
  void aFirstRegistrationThatComesLateDoesNotUndoAWithdrawal() throws Exception {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 40; round++) {
        String id = UUID.randomUUID().toString();
        ConsentTerms terms = terms();
        Future<?> first = workers.submit(() -> one.desk.register(JOBCENTRE, id, terms));
        Future<?> second =
            workers.submit(
                () -> {
                  other.desk.register(JOBCENTRE, id, terms);
                  return other.desk.withdraw(JOBCENTRE, id, Optional.empty());
                });
        first.get();
        second.get();

        assertThat(one.permits()).isFalse();
        assertThat(other.permits()).isFalse();
      }
    }
  }

  private static boolean permitsAfter(Hub hub, AtomicBoolean answered, AtomicBoolean done) {
    while (!done.get()) {
      boolean startsAfter = answered.get();
      if (hub.permits() && startsAfter) {
        return true;
      }
    }
    return false;
  }

  private static Participant party(PartyId id, Sector sector, Language language) {
    return new Participant(
        id,
        "Part " + id,
        new Gln("5799999900013"),
        new Cvr("99990007"),
        "0999",
        sector,
        EnumSet.allOf(MessageKind.class),
        new Delivery.Mailbox(),
        Sealing.GATEWAY,
        language,
        new X509Keys(List.of(), List.of(), List.of()));
  }

  private static ConsentTerms terms() {
    Instant given = Clock.systemUTC().instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    return new ConsentTerms(
        BRUNO,
        Set.of(CLINIC),
        Set.of(JOBCENTRE),
        Set.of(InformationType.CORRESPONDENCE),
        Purpose.SICKNESS_BENEFIT_CASE,
        "SDP-1",
        LegalBasis.HEALTH_ACT_43_44,
        true,
        given,
        given.plus(Duration.ofDays(30)));
  }

  private static ShareRequest question() {
    KnownParties parties = new KnownParties(DIRECTORY);
    PartyId from = CLINIC;
    return new ShareRequest(
        CITIZENS.keyOf(BRUNO),
        parties.get(from),
        parties.get(JOBCENTRE),
        Set.of(new Code(CodeSystems.PURPOSES, "sickness-benefit-case")),
        Optional.empty(),
        ShareRequest.DISCLOSE,
        Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION),
        List.of(),
        Clock.systemUTC().instant());
  }
}
