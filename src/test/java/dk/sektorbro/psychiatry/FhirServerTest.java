package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.ConsentCheck;
import dk.sektorbro.consent.ConsentDesk;
import dk.sektorbro.consent.ConsentSight;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.MemoryConsentRegistry;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.psychiatry.validation.Profile;
import dk.sektorbro.seal.evidence.ListAudit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * The real servlet in a real container, over plain HTTP: who connected is told by a header instead
 * of a key.
 */
class FhirServerTest {

  private static final Instant NOW = Instant.parse("2026-11-02T08:15:00Z");
  private static final String MESSAGE = "gfd00bc2-9c26-4174-934e-f6e4360845de";
  private static final String CPR_SYSTEM = "urn:oid:1.2.208.176.1.2";

  private static final List<Submission> HANDED_IN = new ArrayList<>();
  private static final List<String> LATER_WORD = new ArrayList<>();
  private static Function<Submission, Receipt> intake = FhirServerTest::taken;
  private static WebServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    Fhir.needsPackages();
    FhirServer fhir =
        new FhirServer(
            Fhir.R4,
            new Lift(
                new MemoryLargeStore(),
                AttachmentScanner.NONE,
                new SecureRandom(),
                100_000,
                200_000),
            submission -> {
              HANDED_IN.add(submission);
              return intake.apply(submission);
            },
            (from, id, code, codes, word) ->
                LATER_WORD.add(from + " " + id + " " + code + " " + codes),
            consents(),
            Fhir.VALIDATOR,
            Fhir.DIRECTORY,
            new FhirServer.Limits(300_000, 20_000),
            Clock.fixed(NOW, ZoneOffset.UTC));
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
    server =
        tomcat.getWebServer(
            new FilterRegistrationBean<>(new ByHeader()),
            new ServletRegistrationBean<>(fhir, "/fhir/*"));
    server.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop();
      client.close();
    }
  }

  @BeforeEach
  void nothingHappenedYet() {
    HANDED_IN.clear();
    LATER_WORD.clear();
    intake = FhirServerTest::taken;
  }

  private static Receipt taken(Submission submission) {
    return new Receipt(Fhir.DIALECT.examine(submission).id(), NOW, false, Optional.empty());
  }

  private static final class ByHeader extends HttpFilter {
    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String party = request.getHeader("X-Test-Party");
      if (party != null) {
        request.setAttribute(PartyId.REQUEST_ATTRIBUTE, new PartyId(party));
      }
      chain.doFilter(request, response);
    }
  }

  static ConsentDesk consents() {
    CitizenIndex citizens =
        citizen -> new CitizenKey(HexFormat.of().formatHex(sha256(citizen.number())));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new ConsentDesk(
        new ConsentCheck(Fhir.DIRECTORY, Rules.LAW.law(), clock),
        Rules.POLICIES,
        new ConsentSight(Rules.POLICIES, new KnownParties(Fhir.DIRECTORY), citizens),
        new MemoryConsentRegistry(),
        citizens,
        new ListAudit(NOW),
        new AtOnce(),
        citizen -> {},
        clock);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.getPort() + "/fhir/" + path));
  }

  private static HttpRequest.Builder from(PartyId party, String path) {
    return to(path).header("X-Test-Party", party.sor());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> process(PartyId party, String message)
      throws IOException, InterruptedException {
    return send(
        from(party, "$process-message")
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString(message)));
  }

  @Test
  void aMessageIsTakenAsItCameAndAcknowledged() throws Exception {
    String message = Fhir.careCommunication(MESSAGE);

    HttpResponse<String> answer = process(Fhir.HEART_WARD, message);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
    assertThat(answer.headers().map()).doesNotContainKeys("X-Powered-By", "Server");
    assertThat(Fhir.VALIDATOR.validate(Profile.ACKNOWLEDGEMENT, answer.body())).isEmpty();
    assertThat(answer.body())
        .contains("\"code\":\"ok\"", "375293b8-2f91-4d08-b13a-83ea76b6d001")
        .doesNotContain("2509479989", "Elmer");
    assertThat(HANDED_IN)
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.authenticated()).isEqualTo(Fhir.HEART_WARD);
              assertThat(submission.claimedMessageId())
                  .contains("375293b8-2f91-4d08-b13a-83ea76b6d001");
              assertThat(submission.payload().bytes())
                  .isEqualTo(message.getBytes(StandardCharsets.UTF_8));
            });
  }

  @Test
  void aResendGetsTheFirstAnswerToTheLetter() throws Exception {
    String message = Fhir.careCommunication(MESSAGE);

    String first = process(Fhir.HEART_WARD, message).body();
    String second =
        process(
                Fhir.HEART_WARD,
                message.replace(
                    "\"id\":\"" + MESSAGE + "\"",
                    "\"id\":\"aaaaaaaa-9c26-4174-934e-f6e4360845de\""))
            .body();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void anXmlMessageIsAnsweredInXmlUnlessJsonIsAsked() throws Exception {
    String xml =
        WireMessage.asWritten(Fhir.R4.newXmlParser())
            .encodeResourceToString(
                WireMessage.read(Fhir.R4, Fhir.json(Fhir.careCommunication(MESSAGE))).resource());
    HttpRequest.Builder request =
        from(Fhir.HEART_WARD, "$process-message")
            .header("Content-Type", "application/fhir+xml")
            .POST(BodyPublishers.ofString(xml));

    assertThat(send(request).body()).startsWith("<Bundle");
    assertThat(send(request.header("Accept", "application/fhir+json")).body()).startsWith("{");
  }

  @Test
  void aRefusedMessageIsAnsweredWithEveryReasonAndItsPlace() throws Exception {
    String message = Fhir.careCommunication(MESSAGE).replace("5790001348120", "5790001348121");

    HttpResponse<String> answer = process(Fhir.HEART_WARD, message);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Fhir.VALIDATOR.validate(Profile.ACKNOWLEDGEMENT, answer.body())).isEmpty();
    assertThat(answer.body())
        .contains("fatal-error", "MSG_Datatype_Wrong", "PARTY_ID_INVALID", "identifier[0].value")
        .doesNotContain("5790001348121", "2509479989");
  }

  @Test
  void whatTheHubCannotTakeNowMayBeSentAgain() throws Exception {
    intake =
        submission -> {
          throw new Refused(RefusalCode.UNAVAILABLE, "", "Later.");
        };

    HttpResponse<String> answer = process(Fhir.HEART_WARD, Fhir.careCommunication(MESSAGE));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("transient-error", "MSG_Mailbox_Out_Of_Operation");
    assertThat(Fhir.VALIDATOR.validate(Profile.ACKNOWLEDGEMENT, answer.body())).isEmpty();
  }

  @Test
  void aFaultOfTheHubsIsTransientAndTellsNothing() throws Exception {
    intake =
        submission -> {
          throw new IllegalStateException("2509479989 secret");
        };

    HttpResponse<String> answer = process(Fhir.HEART_WARD, Fhir.careCommunication(MESSAGE));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("transient-error")
        .doesNotContain("secret", "2509479989", "IllegalState", "\tat ");
  }

  @Test
  void aBodyWithoutAHeaderGetsAnOutcome() throws Exception {
    HttpResponse<String> answer = process(Fhir.HEART_WARD, "{\"resourceType\":\"Bundle\",");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "MSG_Damaged_durin_transport");
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    String large = "x".repeat(400_000);

    HttpResponse<String> told = process(Fhir.HEART_WARD, large);
    HttpResponse<String> streamed =
        send(
            from(Fhir.HEART_WARD, "$process-message")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));

    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(streamed.statusCode()).isEqualTo(413);
    assertThat(streamed.body()).contains("TOO_LARGE");
    assertThat(HANDED_IN).isEmpty();
  }

  @Test
  void whoeverHasNoKeyIsServedNothing() throws Exception {
    assertThat(send(to("metadata").GET()).statusCode()).isEqualTo(401);
    assertThat(send(from(new PartyId("123456"), "metadata").GET()).statusCode()).isEqualTo(403);
  }

  @Test
  void anAcknowledgementIsNotedAndNeverAcknowledged() throws Exception {
    String acknowledgement =
        Fhir.example(
            "medcom.fhir.dk.acknowledgement", "2.0.3", "bc9535ef-ed94-4060-a928-7baddec7ee71");

    HttpResponse<String> answer = process(Fhir.CARE_CENTRE, acknowledgement);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(LATER_WORD)
        .containsExactly(
            "953741000016009 53128d9b-cede-4c7f-8904-809eab322d7d FATAL_ERROR"
                + " [MSG_VALUESET_VALUE_UNKNOWN]");
    assertThat(HANDED_IN).isEmpty();
    assertThat(process(Fhir.HEART_WARD, acknowledgement).statusCode()).isEqualTo(403);
  }

  @Test
  void messagesAreNotRead() throws Exception {
    assertThat(send(from(Fhir.CLINIC, "$process-message").GET()).statusCode()).isBetween(400, 499);
  }

  @Test
  void theCapabilityStatementSaysWhatIsThere() throws Exception {
    String metadata = send(from(Fhir.CLINIC, "metadata").GET()).body();

    assertThat(metadata)
        .contains(
            "\"fhirVersion\":\"4.0.1\"",
            "process-message",
            "withdraw",
            "MedComCareCommunicationMessageDefinition",
            "\"format\":[\"application/fhir+json\",\"application/fhir+xml\"]");
  }

  private static HttpResponse<String> register(PartyId party, String consent) throws Exception {
    return send(
        from(party, "Consent")
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString(consent)));
  }

  @Test
  void aConsentWithExceptionsIsKeptWhole() throws Exception {
    String body =
        consentExcepting(
            """
            {"type": "deny", "securityLabel": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]}""");
    HttpResponse<String> created = register(Fhir.CLINIC, body);
    String id =
        created
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*/Consent/([0-9a-f-]+).*", "$1");

    HttpResponse<String> read = send(from(Fhir.JOBCENTRE, "Consent/" + id).GET());

    assertThat(read.body()).contains("\"type\":\"deny\"", "v3-Confidentiality");
    assertThat(register(Fhir.CLINIC, body).headers().firstValue("Location"))
        .hasValueSatisfying(again -> assertThat(again).contains(id));
    assertThat(
            send(from(Fhir.JOBCENTRE, "Consent/" + id + "/$withdraw").POST(BodyPublishers.noBody()))
                .body())
        .contains("\"status\":\"inactive\"", "\"type\":\"deny\"");
  }

  @Test
  void aRefusalIsRegisteredInAnyFormAndLiftedByItsWithdrawal() throws Exception {
    HttpResponse<String> created = register(Fhir.CLINIC, refusal("deny", ""));

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String id =
        created
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*/Consent/([0-9a-f-]+).*", "$1");
    assertThat(send(from(Fhir.JOBCENTRE, "Consent/" + id).GET()).body())
        .contains("\"type\":\"deny\"");
    assertThat(
            send(from(Fhir.CLINIC, "Consent/" + id + "/$withdraw").POST(BodyPublishers.noBody()))
                .body())
        .contains("\"status\":\"inactive\"");
  }

  @Test
  void aPermissionInARefusalIsHeldToTheLawAndToldWhichRuleItBreaks() throws Exception {
    HttpResponse<String> refused =
        register(Fhir.CLINIC, refusal("deny", ", \"provision\": [{\"type\": \"permit\"}]"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("names-case: Legal Protection Act § 11 a", "written: Health Act § 44(1)")
        .doesNotContain("2509479989");
  }

  @Test
  void aConsentOutsideTheProfileIsHeldToR4AndTheLawOnly() throws Exception {
    HttpResponse<String> broken = register(Fhir.CLINIC, refusal("perhaps", ""));
    HttpResponse<String> unlawful = register(Fhir.CLINIC, refusal("permit", ""));
    HttpResponse<String> notAParty = register(Fhir.HEART_WARD, refusal("deny", ""));

    assertThat(broken.statusCode()).isBetween(400, 422);
    assertThat(unlawful.body()).contains("names-information").doesNotContain("sb-consent");
    assertThat(notAParty.body()).contains("is one of those it names");
  }

  /** A citizen's word between the clinic and the jobcentre, and no more than R4 asks for. */
  private static String refusal(String type, String more) {
    return """
        {"resourceType": "Consent", "status": "active",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "urn:oid:1.2.208.176.1.2", "value": "2509479989"}},
         "dateTime": "2026-02-01T10:00:00+01:00",
         "policyRule": {"text": "The citizen's own word"},
         "provision": {"type": "%s", "actor": [
           {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "source"}]},
            "reference": {"identifier": {"system": "urn:oid:1.2.208.176.1.1", "value": "99999021000016005"}}},
           {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "recipient"}]},
            "reference": {"identifier": {"system": "urn:oid:1.2.208.176.1.1", "value": "99999011000016001"}}}]%s}}"""
        .formatted(type, more);
  }

  @Test
  void anExceptionTheHubCannotReadIsRefusedAtItsPlace() throws Exception {
    HttpResponse<String> refused =
        register(
            Fhir.CLINIC,
            consentExcepting("{\"type\": \"deny\", \"code\": [{\"text\": \"alcohol\"}]}"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Consent.provision.provision[0].code")
        .doesNotContain("alcohol");
  }

  @Test
  void aMisspeltConditionOfAnExceptionIsNotPassedOver() throws Exception {
    HttpResponse<String> refused =
        register(Fhir.CLINIC, consentExcepting("{\"type\": \"permit\", \"securityLabl\": [{}]}"));

    assertThat(refused.statusCode()).isBetween(400, 422);
  }

  @Test
  void whatChangesTheMeaningOfAConsentOfTheProfileIsNotPassedOver() throws Exception {
    String modified =
        "\"modifierExtension\": [{\"url\": \"http://example.org/not\", \"valueBoolean\": true}],";
    HttpResponse<String> ruled =
        register(
            Fhir.CLINIC,
            plainConsent(
                "\"status\":", "\"implicitRules\": \"http://example.org/r\", \"status\":"));
    HttpResponse<String> inItsProvision =
        register(Fhir.CLINIC, plainConsent("\"provision\": {", "\"provision\": {" + modified));
    HttpResponse<String> inAnActor =
        register(Fhir.CLINIC, plainConsent("\"actor\": [{", "\"actor\": [{" + modified));
    HttpResponse<String> unverified =
        register(
            Fhir.CLINIC,
            plainConsent("\"status\":", "\"verification\": [{\"verified\": false}], \"status\":"));

    assertThat(List.of(ruled, inItsProvision, inAnActor, unverified))
        .allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422));
    assertThat(unverified.body()).contains("Consent.verification");
  }

  @Test
  void aSecondWordForTheSameIsNotPassedOver() throws Exception {
    HttpResponse<String> optingOut =
        register(
            Fhir.CLINIC,
            withAnother(
                "health-act-43-44", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTOUT"));
    HttpResponse<String> toTheEmployer =
        register(
            Fhir.CLINIC,
            withAnother("recipient", "http://terminology.hl7.org/CodeSystem/v2-0131", "E"));

    assertThat(optingOut.statusCode()).as(optingOut.body()).isEqualTo(422);
    assertThat(optingOut.body()).contains("Consent.policyRule");
    assertThat(toTheEmployer.statusCode()).as(toTheEmployer.body()).isEqualTo(422);
    assertThat(toTheEmployer.body()).contains("never-to-employer");
  }

  @Test
  void anActorThatIsMoreThanItsIdentifierIsReadWhole() throws Exception {
    HttpResponse<String> aRoleThere =
        register(
            Fhir.CLINIC,
            plainConsent("\"reference\": {", "\"reference\": {\"type\": \"Device\", "));
    HttpResponse<String> anAddress =
        register(
            Fhir.CLINIC,
            plainConsent("\"reference\": {", "\"reference\": {\"reference\": \"Device/7\", "));
    HttpResponse<String> anOrganisation =
        register(
            Fhir.CLINIC,
            plainConsent("\"reference\": {", "\"reference\": {\"type\": \"Organization\", "));

    assertThat(List.of(aRoleThere, anAddress))
        .allSatisfy(
            answer -> assertThat(answer.body()).contains("Consent.provision.actor[0].reference"));
    assertThat(anOrganisation.statusCode()).as(anOrganisation.body()).isEqualTo(201);
  }

  @Test
  void implicitRulesOfWhatItContainsAreNotPassedOver() throws Exception {
    HttpResponse<String> answer =
        register(
            Fhir.CLINIC,
            refusal("deny", "")
                .replace(
                    "{\"identifier\": {\"system\": \"urn:oid:1.2.208.176.1.1\", \"value\": \"99999011000016001\"}}",
                    "{\"reference\": \"#o\"}")
                .replaceFirst(
                    "\"status\"",
                    """
                    "contained": [{"resourceType": "Organization", "id": "o", "implicitRules": "http://example.org/r",
                      "identifier": [{"system": "urn:oid:1.2.208.176.1.1", "value": "99999011000016001"}]}], "status\""""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("implicit rules");
  }

  private static String withAnother(String code, String system, String other) {
    return plainConsent("\"code\": \"" + code + "\"", "\"code\": \"" + code + "\"")
        .replaceFirst(
            "(\"code\": \"" + code + "\",\\s*\"system\": \"[^\"]+\"\\s*\\})",
            "$1, {\"system\": \"" + system + "\", \"code\": \"" + other + "\"}");
  }

  /** The plain consent of the profile, with the first of something as something else. */
  private static String plainConsent(String something, String otherwise) {
    String plain =
        Fhir.example("valid/consent.json")
            .replace("2027-10-30T10:00:00+01:00", "2027-10-29T10:00:00+02:00")
            .replace("3bc6ee2d-72ef-44da-9a1a-81ae08bcc2d6", UUID.randomUUID().toString())
            .replaceAll("\\[\\s*\\{", "[{");
    assertThat(plain).contains(something);
    return plain.replaceFirst(Pattern.quote(something), Matcher.quoteReplacement(otherwise));
  }

  private static String consentExcepting(String exception) {
    return Fhir.example("valid/consent.json")
        .replace("2027-10-30T10:00:00+01:00", "2027-10-29T10:00:00+02:00")
        .replace("3bc6ee2d-72ef-44da-9a1a-81ae08bcc2d6", UUID.randomUUID().toString())
        .replaceFirst(
            "\"provision\": \\{",
            Matcher.quoteReplacement("\"provision\": { \"provision\": [" + exception + "],"));
  }

  @Test
  void aConsentIsRegisteredReadFoundAndWithdrawn() throws Exception {
    HttpResponse<String> created =
        register(
            Fhir.CLINIC,
            Fhir.example("valid/consent.json")
                .replace("2027-10-30T10:00:00+01:00", "2027-10-29T10:00:00+02:00"));

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    String address = created.headers().firstValue("Location").orElseThrow();
    String id = address.replaceAll(".*/Consent/([0-9a-f-]+).*", "$1");
    HttpResponse<String> read = send(from(Fhir.JOBCENTRE, "Consent/" + id).GET());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(Fhir.VALIDATOR.validate(Profile.CONSENT, read.body())).isEmpty();

    HttpResponse<String> found = search(Fhir.CLINIC, CPR_SYSTEM + "|2509479989");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).contains(id).doesNotContain("\"total\"", "_search?");

    HttpResponse<String> withdrawn =
        send(from(Fhir.JOBCENTRE, "Consent/" + id + "/$withdraw").POST(BodyPublishers.noBody()));
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    assertThat(withdrawn.body()).contains("\"status\":\"inactive\"", "consent-withdrawn-at");
    assertThat(Fhir.VALIDATOR.validate(Profile.CONSENT, withdrawn.body())).isEmpty();

    assertThat(send(from(Fhir.HEART_WARD, "Consent/" + id).GET()).statusCode()).isEqualTo(404);
    assertThat(search(Fhir.HEART_WARD, CPR_SYSTEM + "|2509479989").body()).doesNotContain("entry");
  }

  private static HttpResponse<String> search(PartyId party, String citizen) throws Exception {
    return send(
        from(party, "Consent/_search")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "patient.identifier=" + URLEncoder.encode(citizen, StandardCharsets.UTF_8))));
  }

  @Test
  void anIdNumberInAUrlIsRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            from(Fhir.CLINIC, "Consent?patient.identifier=urn:oid:1.2.208.176.1.2%7C2509479989")
                .GET());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("_search").doesNotContain("2509479989");
  }

  @Test
  void aConsentThatBreaksItsProfileIsRefusedAtItsPlace() throws Exception {
    HttpResponse<String> answer =
        register(Fhir.CLINIC, Fhir.example("invalid/consent-longer-than-a-year.json"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("sb-consent-year").doesNotContain("2509479989");
  }

  @Test
  void aBrokenBodyIsNotQuoted() throws Exception {
    HttpResponse<String> answer =
        register(Fhir.CLINIC, "{\"resourceType\":\"Consent\",\"2509479989\":}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("2509479989", "HAPI", "Exception");
  }
}
