package dk.sektorbro.consent;

import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.VocabularyFile;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.PolicyEngine;
import dk.sektorbro.consent.policy.WithoutConsent;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision on a letter with a file, from 20 consents of 10 provisions each: every consent is
 * between the two parties and in force, and every provision has a code, a label or a date to look
 * at, so that none is passed over early.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionBenchmark {

  private static final int CONSENTS = 20;
  private static final int PROVISIONS = 10;
  private static final CitizenKey CITIZEN = new CitizenKey("ab".repeat(32));
  private static final Instant GIVEN = Instant.parse("2026-01-10T09:00:00Z");
  private static final String CLINIC = "99999021000016005";
  private static final String JOBCENTRE = "99999011000016001";

  private final List<Policy> policies = new ArrayList<>();
  private final PolicyEngine engine;
  private final ShareRequest request;

  /** The consents are compiled once, as a registry would keep them. */
  public DecisionBenchmark() {
    LawFile law = LawFile.read(Path.of("config/consent-law.yaml"));
    engine = new PolicyEngine(law.law(), law.combining(), new WithoutConsent(List.of()));
    R4Compiler compiler =
        new R4Compiler(VocabularyFile.read(Path.of("config/consent-vocabulary.yaml")));
    for (int i = 0; i < CONSENTS; i++) {
      policies.add(compiler.read(new ConsentId(new UUID(0, i)), CITIZEN, consent(i)).policy());
    }
    request =
        new ShareRequest(
            CITIZEN,
            Party.of(new PartyId(CLINIC)),
            Party.of(new PartyId(JOBCENTRE)),
            Set.of(new Code(CodeSystems.PURPOSES, "sickness-benefit-case")),
            Optional.of("SDP-1"),
            ShareRequest.DISCLOSE,
            item("correspondence"),
            List.of(item("attachment")),
            GIVEN.plusSeconds(86_400));
    if (!(engine.decide(request, policies, List.of()) instanceof ShareDecision.Permit)) {
      throw new IllegalStateException("The decision to measure is a permit");
    }
  }

  private static Item item(String type) {
    return new Item(
        type,
        Set.of(new Code(CodeSystems.INFORMATION_TYPES, type)),
        Set.of(new Code("http://hl7.org/fhir/sid/icd-10", "F32.1")),
        false,
        Set.of(),
        Set.of(new Code(CodeSystems.CONFIDENTIALITY, "N")),
        Optional.of(Span.at(GIVEN)),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private static Consent consent(int number) {
    Consent consent = new Consent();
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(
        concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
    consent.addCategory(concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IDSCL"));
    consent.getPatient().getIdentifier().setSystem("urn:oid:1.2.208.176.1.2").setValue("2509479989");
    consent.setDateTimeElement(new DateTimeType("2026-01-10T10:00:00+01:00"));
    consent.addExtension(
        "http://sektorbro.dk/fhir/StructureDefinition/consent-written", new BooleanType(true));
    consent.addExtension(
        "http://sektorbro.dk/fhir/StructureDefinition/consent-case",
        new org.hl7.fhir.r4.model.Identifier().setValue("SDP-1"));
    ProvisionComponent root = consent.getProvision();
    root.setType(ConsentProvisionType.PERMIT);
    root.getPeriod().setEndElement(new DateTimeType("2026-12-10T10:00:00+01:00"));
    actor(root, "source", CLINIC);
    actor(root, "recipient", JOBCENTRE);
    root.addPurpose(new Coding(CodeSystems.PURPOSES, "sickness-benefit-case", null));
    root.addClass_(new Coding(CodeSystems.INFORMATION_TYPES, "correspondence", null));
    root.addClass_(new Coding(CodeSystems.INFORMATION_TYPES, "attachment", null));
    for (int i = 1; i < PROVISIONS; i++) {
      exception(root, number, i);
    }
    return consent;
  }

  private static void exception(ProvisionComponent root, int number, int i) {
    ProvisionComponent exception = root.addProvision().setType(ConsentProvisionType.DENY);
    switch (i % 3) {
      case 0 -> {
        for (int code = 0; code < 5; code++) {
          exception.addCode(
              concept("http://hl7.org/fhir/sid/icd-10", "F" + (1 + code) + (number + i) % 2 + "9"));
        }
      }
      case 1 -> exception.addSecurityLabel(new Coding(CodeSystems.CONFIDENTIALITY, "R", null));
      default -> exception.getDataPeriod().setEndElement(new DateTimeType("2019-12-31"));
    }
  }

  private static void actor(ProvisionComponent provision, String role, String sor) {
    provision
        .addActor()
        .setRole(concept(CodeSystems.ACTOR_ROLES, role))
        .setReference(
            new Reference()
                .setIdentifier(
                    new org.hl7.fhir.r4.model.Identifier()
                        .setSystem(PartyId.SYSTEM)
                        .setValue(sor)));
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  @Benchmark
  public ShareDecision decide() {
    return engine.decide(request, policies, List.of());
  }
}
