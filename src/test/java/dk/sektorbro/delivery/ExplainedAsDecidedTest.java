package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.DecisionTable;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Policies;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.explain.Enquiry;
import dk.sektorbro.consent.explain.Explanation;
import dk.sektorbro.consent.fhir.Reading;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.Meetings;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Sector;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is explained of a message before it is written is what is decided once it is. */
class ExplainedAsDecidedTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final CitizenId BRUNO = CitizenId.cpr("2509479989");
  private static final List<String> CATEGORIES =
      List.of("discharge", "carecoordination", "examination-results");
  private static final ReleaseProfiles PROFILES =
      ReleaseProfiles.read(
          FhirContext.forR4Cached(),
          List.of(
              Path.of("config/release/care-communication.yaml"),
              Path.of("config/release/meeting.yaml")));
  private static final KnownParties PARTIES =
      new KnownParties(
          new FixedDirectory(
              new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
              List.of(
                  Parties.keyless(CLINIC, "5799999900020", Sector.PSYCHIATRY),
                  Parties.keyless(JOBCENTRE, "5799999900013", Sector.JOBCENTRE))));
  private static final String ANY_PURPOSE =
      "sickness-benefit-case, employment-effort, coordination-of-care";

  private static final ContentItems ITEMS =
      new ContentItems(LabelTable.read(Path.of("config/labels.yaml")));
  private static final ConsentTerms TERMS = mock();
  private static final ConsentRegistry REGISTRY = mock();
  private static final Audit AUDIT = mock();
  private static final CertificateRequests REQUESTS = mock();
  private static final HeedNotification NOTICES = mock();
  private static final PlanDischarge DISCHARGES = mock();
  private static final Footing FOOTING = mock();
  private static final Ledger LEDGER = mock();
  private static final Pattern NAMED =
      Pattern.compile(
          "name: purposes,?\\s+constant: \"?([a-z, -]+[a-z])\"?[\\s}]+"
              + "- setProperty: \\{ name: releaseProfile, constant: ([a-z-]+) }");

  private final Random random = new Random(20260301);

  /** Consents that were compiled before. */
  private record Compiled(List<Policy> all) implements Policies {
    @Override
    public Policy of(Consent consent, CitizenKey citizen) {
      return all.stream()
          .filter(policy -> policy.id().equals(consent.id()))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public List<Unread> unread(Consent consent, CitizenKey citizen) {
      return List.of();
    }
  }

  /** A message that is written, and what was known of it before. */
  private record Written(
      MessageKind kind, Content content, Optional<String> category, Instant at) {}

  @Test
  void ofWhateverIsConsentedToAndWrittenTheOutcomeIsTheOneThatWasExplained() {
    int settled = 0;
    for (List<Policy> policies : consents()) {
      ConsentGate gate = request -> Rules.ENGINE.decide(request, policies, List.of());
      DisclosureGate decides = gate(gate);
      ConsentExplainer explains = explainer(gate, policies);
      for (int i = 0; i < 4; i++) {
        Written message = i == 3 ? meeting() : letter();
        ShareDecision decision = decided(decides, message, policies.getFirst().citizen());
        Explanation explanation = explained(explains, message);

        if (!explanation.dependsOnContent()) {
          settled++;
          assertThat(explanation.outcome())
              .as("%s under %s: %s", message, policies, decision)
              .isEqualTo(outcome(decision));
        }
      }
    }
    assertThat(settled).isGreaterThan(300);
  }

  /** An outlook takes its purposes from the release profile, a message from its route. */
  @Test
  void aReleaseProfileServesThePurposesOfItsRoute() throws IOException {
    int found = 0;
    for (File route : Objects.requireNonNull(new File("routes").listFiles())) {
      Matcher named = NAMED.matcher(Files.readString(route.toPath()));
      while (named.find()) {
        found++;
        String profile = named.group(2);
        assertThat(
                ReleaseProfiles.read(
                        FhirContext.forR4Cached(),
                        List.of(Path.of("config/release/" + profile + ".yaml")))
                    .get(profile)
                    .shares()
                    .stream()
                    .flatMap(share -> share.purposes().stream())
                    .map(Purpose::code)
                    .distinct())
            .as(route.getName())
            .containsExactlyInAnyOrder(named.group(1).split(", *", -1));
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  /** Consents of the decision table: each feature alone and combined. */
  private static Set<List<Policy>> consents() {
    return DecisionTable.cases().stream()
        .map(each -> each.consents().stream().map(Reading::policy).toList())
        .filter(policies -> !policies.isEmpty())
        .filter(policies -> policies.stream().map(Policy::citizen).distinct().count() == 1)
        .collect(Collectors.toSet());
  }

  private ShareDecision decided(DisclosureGate gate, Written message, CitizenKey citizen) {
    Envelope envelope =
        new Envelope(
            MessageId.of(CLINIC, "m"),
            message.kind(),
            CLINIC,
            JOBCENTRE,
            Optional.of(citizen),
            Optional.empty(),
            NOW);
    return gate.decide(
        gate.question(
            envelope, message.content(), Optional.empty(), message.kind().code(), ANY_PURPOSE));
  }

  /** Whatever case and purpose is asked about, of which a letter and a meeting tell nothing. */
  private Explanation explained(ConsentExplainer explainer, Written message) {
    return explainer.forOperator(
        new Enquiry(
            BRUNO,
            CLINIC,
            JOBCENTRE,
            message.kind(),
            Optional.of(Purpose.values()[random.nextInt(Purpose.values().length)])
                .filter(purpose -> random.nextBoolean()),
            Optional.of("SDP-" + random.nextInt(3)).filter(number -> random.nextBoolean()),
            new Unwritten(
                Optional.empty(),
                message.category(),
                Optional.of(Span.at(message.at())),
                Optional.empty()),
            NOW),
        "test");
  }

  private static String outcome(ShareDecision decision) {
    return switch (decision) {
      case ShareDecision.Permit permit -> "permit";
      case ShareDecision.Deny deny -> "deny";
      case ShareDecision.NoConsent none -> "no-consent";
    };
  }

  private static DisclosureGate gate(ConsentGate gate) {
    return new DisclosureGate(
        gate,
        new Questions(PARTIES, PROFILES, ITEMS, REQUESTS, new CertificateForms(List.of()), CLOCK),
        PARTIES,
        new Mending(NOTICES, DISCHARGES, LEDGER),
        FOOTING);
  }

  private static ConsentExplainer explainer(ConsentGate gate, List<Policy> policies) {
    CitizenKey citizen = policies.getFirst().citizen();
    when(REGISTRY.of(any()))
        .thenReturn(
            policies.stream().map(policy -> new Consent(policy.id(), CLINIC, TERMS)).toList());
    return new ConsentExplainer(
        new ConsentOutlook(gate, PARTIES, PROFILES, form -> Optional.empty()),
        REGISTRY,
        new Compiled(policies),
        new ConsentSight(new Compiled(policies), PARTIES, id -> citizen),
        id -> citizen,
        AUDIT,
        new AtOnce(),
        CLOCK);
  }

  private Written letter() {
    Instant at = NOW.minus(Duration.ofDays(random.nextInt(3000)));
    String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    List<Correspondence.Part> parts = new ArrayList<>();
    parts.add(
        new Correspondence.Part.Text(
            UUID.randomUUID().toString(),
            at.atOffset(ZoneOffset.UTC),
            Optional.of(author()),
            "Vi ses."));
    if (random.nextBoolean()) {
      parts.add(
          new Correspondence.Part.File(
              UUID.randomUUID().toString(),
              at.atOffset(ZoneOffset.UTC),
              Optional.of(author()),
              new Attachment(
                  Optional.empty(), Optional.empty(), new byte[] {1}, Optional.empty())));
    }
    return new Written(
        MessageKind.CARE_COMMUNICATION,
        new Correspondence(
            new Citizen(BRUNO, "Bruno Test", "Elmer"),
            UUID.randomUUID().toString(),
            category,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            parts,
            List.of(),
            Optional.empty()),
        Optional.of(category),
        at);
  }

  private Written meeting() {
    MeetingWord word = new Meetings(random.nextLong()).next(author());
    return new Written(MessageKind.MEETING, word, Optional.empty(), word.writtenAt());
  }

  private static Author author() {
    return new Author("Lise", "Læge", Optional.empty(), Optional.of(CLINIC), Optional.empty());
  }
}
