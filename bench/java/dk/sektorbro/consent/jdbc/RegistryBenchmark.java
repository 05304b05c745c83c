package dk.sektorbro.consent.jdbc;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.CompiledPolicies;
import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentOriginal;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.LawFile;
import dk.sektorbro.consent.LegalBasis;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.RegistryConsentGate;
import dk.sektorbro.consent.Said;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.VocabularyFile;
import dk.sektorbro.consent.policy.PolicyEngine;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.jdbc.EmbeddedDatabase;
import dk.sektorbro.seal.DataKeyConcealer;
import dk.sektorbro.seal.MemoryDataKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Look-up and decision in a registry of one million consents, concealed as in production: 250 000
 * citizens with four each, of which one is kept whole as FHIR. Each decision is on a citizen chosen
 * at random.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class RegistryBenchmark {

  private static final int CITIZENS = 250_000;
  private static final int EACH = 4;
  private static final int IN_ONE_TRANSACTION = 5_000;
  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final CitizenId NOBODY = CitizenId.cpr("2509479989");
  private static final Instant GIVEN = Instant.parse("2026-01-10T09:00:00Z");

  private final HikariDataSource connections = new HikariDataSource();
  @SuppressWarnings("NullAway.Init") // JMH sets the benchmark up
  private EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private ConsentGate gate;

  @Setup(Level.Trial)
  public void millionConsents() throws IOException {
    database = new EmbeddedDatabase(Files.createTempDirectory("sektorbro-bench").resolve("pg"));
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    connections.setDataSource(database.dataSource());
    JdbcClient jdbc = JdbcClient.create(connections);
    JdbcConsentRegistry registry =
        new JdbcConsentRegistry(
            jdbc,
            new DataKeyConcealer(
                new MemoryDataKeys(new SecretKeySpec(new byte[32], "AES")), new SecureRandom()));
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(connections));
    String fhir = Files.readString(Path.of("fhir-profiles/examples/valid/consent.json"));
    for (int from = 0; from < CITIZENS; from += IN_ONE_TRANSACTION) {
      int first = from;
      transactions.executeWithoutResult(
          status -> {
            for (int citizen = first; citizen < first + IN_ONE_TRANSACTION; citizen++) {
              for (int i = 0; i < EACH; i++) {
                registry.add(
                    new Consent(new ConsentId(new UUID(citizen, i)), CLINIC, said(i, fhir)),
                    key(citizen));
              }
            }
          });
    }
    jdbc.sql("vacuum (analyze) consent").update();
    jdbc.sql("checkpoint").update();
    LawFile law = LawFile.read(Path.of("config/consent-law.yaml"));
    gate =
        new RegistryConsentGate(
            registry,
            new CompiledPolicies(
                FhirContext.forR4Cached(),
                new R4Compiler(VocabularyFile.read(Path.of("config/consent-vocabulary.yaml")))),
            citizen -> List.of(),
            new PolicyEngine(law.law(), law.combining(), law.withoutConsent()));
    if (!(decision() instanceof ShareDecision.Permit)) {
      throw new IllegalStateException("The decision to measure is a permit");
    }
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException {
    connections.close();
    database.close();
  }

  /** The last is in force; the others are of another case, withdrawn, and of another purpose. */
  private static Said said(int number, String fhir) {
    if (number == 2) {
      return new ConsentOriginal(NOBODY, Set.of(CLINIC, JOBCENTRE), fhir);
    }
    ConsentTerms terms =
        new ConsentTerms(
        NOBODY,
        Set.of(CLINIC),
        Set.of(JOBCENTRE),
        Set.of(InformationType.CORRESPONDENCE),
        number == 3 ? Purpose.SICKNESS_BENEFIT_CASE : Purpose.EMPLOYMENT_EFFORT,
        "SDP-" + number,
        LegalBasis.HEALTH_ACT_43_44,
        true,
        GIVEN,
        GIVEN.plus(Duration.ofDays(180)));
    Instant later = GIVEN.plusSeconds(60);
    return number == 1 ? terms.withdrawn(later, later) : terms;
  }

  private static CitizenKey key(int citizen) {
    return CitizenKey.of(
        Digest.begun().digest(Integer.toString(citizen).getBytes(StandardCharsets.US_ASCII)));
  }

  @Benchmark
  public ShareDecision decision() {
    return gate.decide(
        new ShareRequest(
            key(ThreadLocalRandom.current().nextInt(CITIZENS)),
            Party.of(CLINIC),
            Party.of(JOBCENTRE),
            Set.of(new Code(CodeSystems.PURPOSES, "sickness-benefit-case")),
            Optional.empty(),
            ShareRequest.DISCLOSE,
            Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION),
            List.of(),
            GIVEN.plusSeconds(86_400)));
  }
}
