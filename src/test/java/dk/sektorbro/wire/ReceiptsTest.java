package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Receipt;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.Statement;
import dk.sektorbro.seal.StatementReader;
import dk.sektorbro.world.Member;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a sender holds in hand afterwards. */
@ExtendWith(OneHub.class)
class ReceiptsTest {

  private static final Pattern LINK = Pattern.compile("</mailbox/v1/sent/([0-9a-f-]{36})/receipt>");

  private final Hub hub;

  ReceiptsTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aJobcentresReceiptIsBoundToTheCanonicalFormOfItsRequestAndComesAgainToTheByte()
      throws Exception {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message =
          hub.soap(Member.JOBCENTRE)
              .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes i uge 50?");

      Receipt first = hub.soap(Member.JOBCENTRE).sends(message);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
      Receipt again = hub.soap(Member.JOBCENTRE).sends(message);

      assertThat(again.getSignedReceipt()).isEqualTo(first.getSignedReceipt());
      Statement.Accepted stated = accepted(first.getSignedReceipt());
      assertThat(stated.message()).hasToString(first.getHubMessageId());
      assertThat(stated.sender()).isEqualTo(Member.JOBCENTRE.id().sor());
      assertThat(stated.receiver()).isEqualTo(Member.PSYCHIATRY.id().sor());
      assertThat(stated.at()).isEqualTo(first.getReceivedAt().toInstant());
      assertThat(stated.payload()).isEqualTo(Digest.over(canonical(Soap.xml(message))).text());
      assertThat(download(Member.JOBCENTRE, first.getHubMessageId(), "receipt").body())
          .isEqualTo(first.getSignedReceipt());
    }
  }

  @Test
  void anEhrIsToldWhereItsReceiptLiesAndThatIsBoundToTheBytesItSent() {
    try (Hub.Given consent = hub.consent()) {
      Bundle message = hub.fromPsychiatry();
      String body = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(message);

      HttpResponse<String> answer =
          hub.caller(Member.PSYCHIATRY).posts("/fhir/$process-message", Caller.JSON, body);

      assertThat(answer.statusCode()).isEqualTo(200);
      Matcher link = LINK.matcher(answer.headers().firstValue("Link").orElseThrow());
      assertThat(link.find()).isTrue();
      byte[] receipt = download(Member.PSYCHIATRY, link.group(1), "receipt").body();
      Statement.Accepted stated = accepted(receipt);
      assertThat(stated.message())
          .isEqualTo(MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).value());
      assertThat(stated.payload())
          .isEqualTo(Digest.over(body.getBytes(StandardCharsets.UTF_8)).text());
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
      assertThat(download(Member.JOBCENTRE, link.group(1), "receipt").statusCode()).isEqualTo(404);
      assertThat(download(Member.PSYCHIATRY, link.group(1), "acknowledgement").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void whatAMailboxReaderAcknowledgesIsSignedForTheSender() throws Exception {
    try (Hub.Given consent = hub.consent()) {
      Bundle message = hub.fromPsychiatry();
      assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(message), StateCode.WAITING);
      String id = MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(message)).toString();

      byte[] read = hub.caller(Member.JOBCENTRE).downloads("/mailbox/v1/messages/" + id).body();
      assertThat(
              hub.caller(Member.JOBCENTRE)
                  .posts("/mailbox/v1/messages/" + id + "/acknowledgement", "text/plain", "")
                  .statusCode())
          .isEqualTo(204);

      Statement.Acknowledged stated =
          (Statement.Acknowledged)
              verified(download(Member.PSYCHIATRY, id, "acknowledgement").body());
      assertThat(stated.form()).isEqualTo("sealed");
      assertThat(stated.delivered()).isEqualTo(Digest.over(read).text());
      assertThat(stated.way()).isEqualTo("mailbox");
      assertThat(stated.key()).hasValue(fingerprint(Member.JOBCENTRE));
    }
  }

  @Test
  void whatAnEhrAnswersToAPushIsSignedForTheSender() throws Exception {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message =
          hub.soap(Member.JOBCENTRE)
              .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes i uge 50?");
      Receipt receipt = hub.soap(Member.JOBCENTRE).sends(message);
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);

      Statement.Acknowledged stated =
          (Statement.Acknowledged)
              verified(
                  download(Member.JOBCENTRE, receipt.getHubMessageId(), "acknowledgement").body());

      assertThat(stated.way()).isEqualTo("push");
      assertThat(stated.form()).isEqualTo("opened");
      assertThat(stated.key()).hasValue(fingerprint(Member.PSYCHIATRY));
      assertThat(stated.answer()).isPresent();
    }
  }

  @Test
  void anAdministratorProvesAMessageAndAnybodyProvesItAgainFromTheFile(@TempDir Path dir)
      throws Exception {
    try (Hub.Given consent = hub.consent()) {
      SendMessage message =
          hub.soap(Member.JOBCENTRE)
              .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Kan vi mødes i uge 50?");
      String id = hub.soap(Member.JOBCENTRE).sends(message).getHubMessageId();
      hub.awaitState(Member.JOBCENTRE, message.getMessageId(), StateCode.ACKNOWLEDGED);
      Path evidence = dir.resolve("evidence.json");
      String signing = hub.world().data().resolve("pki/hub/signing.pem").toString();
      List<String> trusting = List.of("messages", "prove", "--hub-certificate", signing);

      Typed asked = hub.types(trusting, id, "--save=" + evidence);
      Typed offline = Typed.types(trusting, "--file=" + evidence);

      assertThat(asked.exitCode()).as(asked.out()).isZero();
      assertThat(asked.out())
          .contains("PROVEN  message " + id)
          .contains("acknowledgement  by " + Member.PSYCHIATRY.id() + ", push")
          .contains("message.received ok");
      assertThat(offline).isEqualTo(asked);
      assertThat(Files.readString(evidence))
          .doesNotContain("2509479989", "Elmer", "uge 50", message.getMessageId());
      byte[] changed = Files.readAllBytes(evidence);
      changed[changed.length / 2] ^= 1;
      Files.write(evidence, changed);
      Typed forged = Typed.types(trusting, "--file=" + evidence);
      assertThat(forged.exitCode()).isEqualTo(1);
      assertThat(forged.out()).startsWith("NOT PROVEN  ");
    }
  }

  private String fingerprint(Member member) throws Exception {
    return Digest.over(
            hub.world().pki().keyOf(member.key(), DemoPki.TLS).getCertificate().getEncoded())
        .text();
  }

  private HttpResponse<byte[]> download(Member by, String id, String part) {
    return hub.caller(by).downloads("/mailbox/v1/sent/" + id + "/" + part);
  }

  private Statement.Accepted accepted(byte[] cms) {
    return (Statement.Accepted) verified(cms);
  }

  private Statement verified(byte[] cms) {
    return new StatementReader(hub.world().hubKeys().signers()).read(cms).statement();
  }

  private static byte[] canonical(String xml) throws Exception {
    TransformService canonicalizer =
        TransformService.getInstance(CanonicalizationMethod.EXCLUSIVE, "DOM");
    canonicalizer.init(null);
    OctetStreamData out =
        (OctetStreamData)
            canonicalizer.transform(
                new OctetStreamData(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))),
                null);
    return out.getOctetStream().readAllBytes();
  }
}
