package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What parties sign themselves: SOAP by WS-Security, FHIR and acknowledgements by CMS. */
@ExtendWith(OneHub.class)
class SignaturesTest {

  private static final String SIGNATURE = "Sektorbro-Signature";

  private final Hub hub;
  private final Instant now = Clock.systemUTC().instant();

  SignaturesTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aSignedSoapMessageIsTakenAndItsSignatureIsEvidence() throws Exception {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message = message(Member.JOBCENTRE);

      HttpResponse<String> answer = sends(Member.JOBCENTRE, signed(message, Member.JOBCENTRE, now));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String id = MessageId.of(Member.JOBCENTRE.id(), message.getMessageId()).toString();
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
      assertThat(proven(id))
          .contains("sender           signed itself (ws-security)")
          .contains(fingerprint(Member.JOBCENTRE));
    }
  }

  @Test
  void aSignedSoapMessageSentAgainIsKnownByItsId() {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message = message(Member.JOBCENTRE);
      String request = signed(message, Member.JOBCENTRE, now);

      assertThat(sends(Member.JOBCENTRE, request).body()).contains(">false</Duplicate>");
      assertThat(sends(Member.JOBCENTRE, request).body()).contains(">true</Duplicate>");
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
    }
  }

  @Test
  void aMessageChangedAfterSigningIsRefusedAndMayComeAgainAsItWasSigned() {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message = message(Member.JOBCENTRE);
      String request = signed(message, Member.JOBCENTRE, now);

      assertThat(refusal(sends(Member.JOBCENTRE, request.replace("uge 50", "uge 51"))))
          .isEqualTo(new Soap.Fault("SenderRefused", List.of("SIGNATURE_INVALID /*")));
      assertThat(
              hub.administrator()
                  .auditOf(MessageId.of(Member.JOBCENTRE.id(), message.getMessageId()).toString()))
          .contains("message.refused SIGNATURE_INVALID");
      assertThat(sends(Member.JOBCENTRE, request).statusCode()).isEqualTo(200);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
    }
  }

  @Test
  void aSignedBodyMovedAsideForAnotherIsRefused() {
    String request = signed(message(Member.JOBCENTRE), Member.JOBCENTRE, now);
    int from = request.indexOf("<soap:Body");
    String signedBody = request.substring(from, request.indexOf("</soap:Envelope>"));
    String forged = signedBody.replace("uge 50", "uge 51");
    String wrapper = "<x:Aside xmlns:x=\"urn:x\">" + signedBody + "</x:Aside></soap:Header>";

    for (String body : List.of(forged, forged.replaceFirst("wsu:Id=\"[^\"]+\"", ""))) {
      String wrapped =
          request.substring(0, from).replace("</soap:Header>", wrapper) + body + "</soap:Envelope>";
      assertThat(refusal(sends(Member.JOBCENTRE, wrapped)).problems())
          .containsExactly("SIGNATURE_INVALID /*");
    }
  }

  @Test
  void anotherPartysSignatureIsRefused() {
    String request = signed(message(Member.JOBCENTRE), Hub.SIGNS_EVERYTHING, now);

    assertThat(refusal(sends(Member.JOBCENTRE, request)).problems())
        .containsExactly("SIGNATURE_INVALID /*");
  }

  @Test
  void anOldSignatureIsRefused() {
    String request =
        signed(message(Member.JOBCENTRE), Member.JOBCENTRE, now.minus(Duration.ofMinutes(6)));

    assertThat(refusal(sends(Member.JOBCENTRE, request)).problems())
        .containsExactly("SIGNATURE_STALE /*");
  }

  @Test
  void aTimestampThatIsNotSignedIsRefused() {
    String request =
        signed(message(Member.JOBCENTRE), Member.JOBCENTRE, now)
            .replaceFirst("(<wsu:Created>[0-9-]+T)", "$10");

    assertThat(refusal(sends(Member.JOBCENTRE, request)).problems())
        .containsExactly("SIGNATURE_INVALID /*");
  }

  @Test
  void whoIsToSignIsRefusedWithoutASignatureWhateverItAsks() {
    SendMessage message = message(Hub.SIGNS_EVERYTHING);

    assertThat(refusal(hub.caller(Hub.SIGNS_EVERYTHING).asks(Soap.xml(message))))
        .isEqualTo(new Soap.Fault("SenderRefused", List.of("SIGNATURE_MISSING")));
    assertThat(
            refusal(
                    hub.caller(Hub.SIGNS_EVERYTHING)
                        .asks(
                            "<GetStatus xmlns=\"urn:dk:sektorbro:jobcentre:v1\"><Sender>%s</Sender><MessageId>%s</MessageId></GetStatus>"
                                .formatted(Hub.SIGNS_EVERYTHING.id(), message.getMessageId())))
                .problems())
        .containsExactly("SIGNATURE_MISSING");
  }

  @Test
  void aSignatureByAKeyThatIsOnHoldIsRefusedWithItsOwnCode() {
    Member signer = Hub.HAS_ITS_KEYS_ON_HOLD;
    X509Certificate key = (X509Certificate) key(signer).getCertificate();
    hub.authority().revokes(key);
    try {
      HttpResponse<String> answer = sends(signer, signed(message(signer), signer, now));

      assertThat(refusal(answer))
          .isEqualTo(new Soap.Fault("SenderRefused", List.of("SIGNER_KEY_REVOKED")));
    } finally {
      hub.authority().reinstates(key);
    }
  }

  @Test
  void aSignedFhirMessageIsTakenAndItsSignatureIsEvidence() throws Exception {
    try (Hub.Given consent = hub.consent()) {
      Bundle message = hub.fromPsychiatry();
      String body = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(message);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

      Acknowledged changed =
          processes(body.replace("uge 50", "uge 51"), cms(bytes, Member.PSYCHIATRY));
      Acknowledged taken = processes(body, cms(bytes, Member.PSYCHIATRY));

      assertThat(changed.status()).isEqualTo(422);
      assertThat(changed.code()).isEqualTo("fatal-error");
      assertThat(changed.issues().getFirst().own()).isEqualTo("SIGNATURE_INVALID");
      assertThat(taken.code()).as(taken.body()).isEqualTo("ok");
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
      String id = MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).toString();
      assertThat(proven(id))
          .contains("sender           signed itself (cms)")
          .contains(fingerprint(Member.PSYCHIATRY));
    }
  }

  @Test
  void aReceiversSignedAcknowledgementIsVerifiedAndKept() throws Exception {
    try (Hub.Given consent = hub.consent()) {
      Bundle message = hub.fromPsychiatry();
      assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
      String id = MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).toString();
      Caller jobcentre = hub.caller(Member.JOBCENTRE);
      byte[] read = jobcentre.downloads("/mailbox/v1/messages/" + id).body();
      byte[] words =
          ("acknowledged " + id + " " + Digest.over(read)).getBytes(StandardCharsets.US_ASCII);
      String path = "/mailbox/v1/messages/" + id + "/acknowledgement";

      HttpResponse<String> ofAnother =
          jobcentre.posts(path, "application/cms", cms(new byte[] {1}, Member.JOBCENTRE));
      HttpResponse<String> right =
          jobcentre.posts(path, "application/cms", cms(words, Member.JOBCENTRE));

      assertThat(ofAnother.statusCode()).isEqualTo(422);
      assertThat(ofAnother.body()).contains("SIGNATURE_INVALID");
      assertThat(right.statusCode()).isEqualTo(204);
      assertThat(proven(id)).contains("receiver         signed itself (cms)");
    }
  }

  private String proven(String id) {
    Typed typed =
        hub.types(
            List.of("messages", "prove", id),
            "--hub-certificate=" + hub.world().data().resolve("pki/hub/signing.pem"));
    assertThat(typed.exitCode()).as(typed.out()).isZero();
    return typed.out();
  }

  private Acknowledged processes(String body, byte[] signature) {
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY)
            .posts(
                "/fhir/$process-message",
                Caller.JSON,
                body,
                Map.of(SIGNATURE, Base64.getEncoder().encodeToString(signature)));
    return Acknowledged.read(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> sends(Member by, String request) {
    return hub.caller(by).posts("/soap/jobcentre/v1", "text/xml; charset=utf-8", request);
  }

  private static Soap.Fault refusal(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    return Soap.fault(answer.body());
  }

  private String signed(SendMessage message, Member by, Instant at) {
    return SignedSoap.sign(Soap.envelope(Soap.xml(message)), key(by), at);
  }

  private SendMessage message(Member from) {
    return hub.soap(from)
        .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes i uge 50?");
  }

  private KeyStore.PrivateKeyEntry key(Member of) {
    return hub.world().pki().keyOf(of.key(), DemoPki.SIGNING);
  }

  private String fingerprint(Member of) throws Exception {
    return Digest.over(key(of).getCertificate().getEncoded()).text();
  }

  /** As stock tools make it. */
  private byte[] cms(byte[] content, Member by) throws Exception {
    KeyStore.PrivateKeyEntry key = key(by);
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(
                new JcaContentSignerBuilder(
                        key.getPrivateKey().getAlgorithm().equals("EC")
                            ? "SHA256withECDSA"
                            : "SHA256withRSA")
                    .build(key.getPrivateKey()),
                (X509Certificate) key.getCertificate()));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
  }
}
