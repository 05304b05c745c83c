package dk.sektorbro.jobcentre;

import static dk.sektorbro.jobcentre.Requests.CERTIFICATE;
import static dk.sektorbro.jobcentre.Requests.CONSENT;
import static dk.sektorbro.jobcentre.Requests.JOBCENTRE;
import static dk.sektorbro.jobcentre.Requests.MESSAGE;
import static dk.sektorbro.jobcentre.Requests.PSYCHIATRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.delivery.HandOverDesk;
import dk.sektorbro.delivery.IdNumberDesk;
import dk.sektorbro.delivery.MoveDesk;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.jobcentre.soap.AcknowledgeMessages;
import dk.sektorbro.jobcentre.soap.AcknowledgementCode;
import dk.sektorbro.jobcentre.soap.ContentRefusedFault;
import dk.sektorbro.jobcentre.soap.GetStatus;
import dk.sektorbro.jobcentre.soap.JobcentreExchange;
import dk.sektorbro.jobcentre.soap.KindCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.ReceiveMessages;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.RemindCertificate;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.SenderRefusedFault;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.UnavailableFault;
import dk.sektorbro.jobcentre.soap.WithdrawConsent;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import jakarta.servlet.Filter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The endpoint as a jobcentre system meets it: over HTTP, with a client made from the contract. */
@SpringBootTest(
    classes = JobcentreExchangeWireTest.Hub.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "sektorbro.jobcentre.largest-request=2MB")
@ExtendWith(OutputCaptureExtension.class)
class JobcentreExchangeWireTest {

  private static final Instant AT = Instant.parse("2026-03-02T08:00:01Z");

  private static final Map<String, JobcentreExchange> clients = new ConcurrentHashMap<>();

  @LocalServerPort private int port;
  @Autowired private Desks desks;
  @Autowired private JobcentreDialect dialect;

  @BeforeEach
  void anEmptyHub() {
    desks.submissions.clear();
    desks.consents.clear();
    desks.items.clear();
    desks.fails = false;
  }

  @Test
  void aCertificateRequestIsAcceptedAsItCame() throws Exception {
    var receipt =
        client().requestCertificate(request(CERTIFICATE, RequestCertificate.class)).getReceipt();

    Submission taken = desks.submissions.getFirst();
    assertThat(taken.authenticated()).isEqualTo(JOBCENTRE);
    assertThat(taken.claimedMessageId()).contains("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11");
    assertThat(receipt.getHubMessageId())
        .isEqualTo(MessageId.of(JOBCENTRE, "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11").toString());
    assertThat(receipt.getReceivedAt().toInstant()).isEqualTo(AT);
  }

  @Test
  void anAttachmentSentByMtomArrivesWholeAndInline() throws Exception {
    SendMessage message = request(MESSAGE, SendMessage.class);
    byte[] large = new byte[700_000];
    new java.util.Random(1).nextBytes(large);
    System.arraycopy(Requests.PDF, 0, large, 0, Requests.PDF.length);
    message.getAttachment().getFirst().setData(Bytes.handler(large, "application/octet-stream"));

    var receipt = client().sendMessage(message).getReceipt();

    assertThat(receipt.isDuplicate()).isFalse();
    var read =
        (Correspondence)
            dialect.read(MessageKind.CARE_COMMUNICATION, desks.submissions.getFirst().payload());
    assertThat(((Correspondence.Part.File) read.parts().get(1)).attachment().data())
        .isEqualTo(large);
  }

  @Test
  void partsInAnyOrderArriveWhole() throws Exception {
    String large = Requests.base64(Requests.PDF) + "AAAA".repeat(200_000);
    String include =
        "<Data><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:%s\"/>"
            + "</Data>";
    String xml =
        MESSAGE
            .replaceFirst("<Data>[^<]*</Data>", include.formatted("first@test"))
            .replace("<Data>iVBORw0KGgo=</Data>", include.formatted("second@test"));
    String body =
        part("root@test", "application/xop+xml; charset=UTF-8; type=\"text/xml\"", envelope(xml))
            + part("second@test", "image/png", "x".repeat(300_000))
            + part("first@test", "application/pdf", "%PDF-" + large)
            + "--cut--\r\n";

    HttpResponse<String> answer =
        post(
            body,
            "multipart/related; type=\"application/xop+xml\"; start=\"<root@test>\";"
                + " start-info=\"text/xml\"; boundary=\"cut\"",
            Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    var read =
        (Correspondence)
            dialect.read(MessageKind.CARE_COMMUNICATION, desks.submissions.getFirst().payload());
    assertThat(((Correspondence.Part.File) read.parts().get(1)).attachment().data())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("%PDF-" + large);
    assertThat(((Correspondence.Part.File) read.parts().get(2)).attachment().data())
        .hasSize(300_000);
  }

  private static String part(String id, String type, String content) {
    return "--cut\r\nContent-Type: %s\r\nContent-Transfer-Encoding: binary\r\n".formatted(type)
        + "Content-ID: <%s>\r\n\r\n%s\r\n".formatted(id, content);
  }

  @Test
  void sentTwiceItIsTheSameMessage() throws Exception {
    SendMessage message = request(MESSAGE, SendMessage.class);

    assertThat(client().sendMessage(message).getReceipt().getHubMessageId())
        .isEqualTo(client().sendMessage(message).getReceipt().getHubMessageId());
  }

  @Test
  void theMailboxHandsOutOpenAndSealedMessages() throws Exception {
    byte[] cms = new byte[200_000];
    new java.util.Random(2).nextBytes(cms);
    desks.items.add(openReport());
    desks.items.add(
        new MailboxDesk.Item(
            MessageId.of(PSYCHIATRY, "2"),
            MessageKind.CERTIFICATE_ANSWER,
            PSYCHIATRY,
            AT,
            new MailboxDesk.Content.Sealed(ByteSource.of(cms))));
    ReceiveMessages ask = new ReceiveMessages();
    ask.setSender(JOBCENTRE.sor());

    var answer = client().receiveMessages(ask);

    assertThat(answer.isMoreWaiting()).isTrue();
    assertThat(answer.getEntry()).hasSize(2);
    assertThat(answer.getEntry().getFirst().getDelivery().getNonDelivery().getReason())
        .isEqualTo("no-consent");
    assertThat(answer.getEntry().get(1).getKind()).isEqualTo(KindCode.CERTIFICATE_ANSWER);
    assertThat(Bytes.of(answer.getEntry().get(1).getSealedContent())).isEqualTo(cms);
  }

  @Test
  void whoAsksWithoutMtomIsAnsweredInline() throws Exception {
    desks.items.add(openReport());

    HttpResponse<String> answer =
        post(
            envelope(
                "<ReceiveMessages xmlns=\"urn:dk:sektorbro:jobcentre:v1\">"
                    + "<Sender>953741000016009</Sender></ReceiveMessages>"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
  }

  @Test
  void acknowledgingTellsWhatCameOfEachId() throws Exception {
    AcknowledgeMessages ask = new AcknowledgeMessages();
    ask.setSender(JOBCENTRE.sor());
    ask.getHubMessageId().add(MessageId.of(PSYCHIATRY, "1").toString());
    ask.getHubMessageId().add(MessageId.of(PSYCHIATRY, "9").toString());

    assertThat(client().acknowledgeMessages(ask).getResult())
        .extracting(result -> result.getOutcome())
        .containsExactly(AcknowledgementCode.ACKNOWLEDGED, AcknowledgementCode.NOT_FOUND);
  }

  @Test
  void aSenderLearnsWhereItsMessageIs() throws Exception {
    GetStatus ask = new GetStatus();
    ask.setSender(JOBCENTRE.sor());
    ask.setMessageId("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11");

    var status = client().getStatus(ask);

    assertThat(status.getState()).isEqualTo(StateCode.WITHHELD);
    assertThat(status.getReason()).isEqualTo("no-consent");
    assertThat(status.getStep())
        .extracting(step -> step.getState())
        .containsExactly(StateCode.ACCEPTED, StateCode.WITHHELD);
  }

  @Test
  void aMessageOfNobodyIsNotFound() {
    GetStatus ask = new GetStatus();
    ask.setSender(JOBCENTRE.sor());
    ask.setMessageId("00000000-0000-0000-0000-000000000000");

    NotFoundFault fault = catchThrowableOfType(NotFoundFault.class, () -> client().getStatus(ask));

    assertThat(fault.getFaultInfo().getProblem().getFirst().getCode()).isEqualTo("NOT_FOUND");
  }

  @Test
  void aConsentIsRegisteredWithEveryTermAndWithdrawn() throws Exception {
    client().registerConsent(request(CONSENT, RegisterConsent.class));
    WithdrawConsent withdrawal = new WithdrawConsent();
    withdrawal.setConsentId("7f1c2d3e-1111-4222-8333-444455556666");
    withdrawal.setSender(JOBCENTRE.sor());

    assertThat(client().withdrawConsent(withdrawal).getWithdrawnAt().toInstant()).isEqualTo(AT);
    assertThat(desks.consents)
        .singleElement()
        .satisfies(
            form -> {
              assertThat(form.sources()).containsExactly(PSYCHIATRY);
              assertThat(form.recipients()).containsExactly(JOBCENTRE);
              assertThat(form.informationTypes())
                  .containsExactlyInAnyOrder("medical-certificate", "correspondence");
              assertThat(form.legalBasis()).isEqualTo("health-act-43-44");
              assertThat(form.written()).isTrue();
            });
  }

  @Test
  void aReminderGoesTheWayOfEveryMessage() throws Exception {
    RemindCertificate reminder = new RemindCertificate();
    RequestCertificate request = request(CERTIFICATE, RequestCertificate.class);
    reminder.setMessageId("0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0caa");
    reminder.setSender(request.getSender());
    reminder.setReceiver(request.getReceiver());
    reminder.setWrittenAt(request.getWrittenAt());
    reminder.setCitizen(request.getCitizen());
    reminder.setCaseworker(request.getCaseworker());
    reminder.setRequestId(request.getRequestId());

    assertThat(client().remindCertificate(reminder).getReceipt().isDuplicate()).isFalse();
  }

  @Test
  void aWrongMessageIsATypedFaultThatNamesTheElement() {
    RequestCertificate request = request(CERTIFICATE, RequestCertificate.class);
    request.getCitizen().getIdNumber().setValue("3113479989");
    request.setForm("LAE-2850");

    ContentRefusedFault fault =
        catchThrowableOfType(ContentRefusedFault.class, () -> client().requestCertificate(request));

    assertThat(fault.getFaultInfo().getProblem())
        .extracting(problem -> problem.getCode() + " " + problem.getLocation())
        .containsExactly(
            "CITIZEN_ID_INVALID /RequestCertificate/Citizen/IdNumber",
            "FORM_UNKNOWN /RequestCertificate/Form");
  }

  @Test
  void aRequestInAnothersNameIsRefused() {
    RegisterConsent consent = request(CONSENT, RegisterConsent.class);
    consent.setSender(PSYCHIATRY.sor());

    SenderRefusedFault fault =
        catchThrowableOfType(SenderRefusedFault.class, () -> client().registerConsent(consent));

    assertThat(fault.getFaultInfo().getProblem().getFirst().getLocation())
        .isEqualTo("/RegisterConsent/Sender");
    assertThat(desks.consents).isEmpty();
  }

  @Test
  void aDefectOfTheHubIsUnavailableAndTellsNothing(CapturedOutput log) {
    desks.fails = true;

    UnavailableFault fault =
        catchThrowableOfType(
            UnavailableFault.class,
            () -> client().requestCertificate(request(CERTIFICATE, RequestCertificate.class)));

    assertThat(fault.getFaultInfo().getProblem().getFirst().getCode()).isEqualTo("UNAVAILABLE");
    assertThat(log.getAll()).contains("failed in the hub").doesNotContain(Requests.BRUNO);
  }

  static List<String> hostileBodies() {
    String consent = CONSENT;
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"hemmelig\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    return List.of(
        // an id number that cannot be one, in an operation the intake does not see
        envelope(consent.replace("2509479989", "3113479989")),
        envelope(consent.replace("<Written>true", "<Written>hemmelig")),
        envelope(consent.replace("2026-03-01T10:00:00+01:00", "hemmelig")),
        envelope(consent.replace("health-act-43-44", "hemmelig")),
        envelope(consent.replace("<Written>", "<hemmelig2509479989/><Written>")),
        // in one it does
        envelope(CERTIFICATE.replace("2509479989", "3113479989")),
        envelope(CERTIFICATE.replace("2026-03-16", "hemmelig")),
        envelope(CERTIFICATE.replace("</RequestCertificate>", "")),
        // not the contract
        envelope("<hemmelig2509479989 xmlns=\"urn:x\"/>"),
        envelope("<Delivery xmlns=\"urn:dk:sektorbro:jobcentre:v1\">hemmelig</Delivery>"),
        envelope(""),
        envelope(consent + consent),
        envelope(consent).replace("</soap:Envelope>", ""),
        "hemmelig 2509479989",
        "",
        "<hemmelig2509479989/>",
        envelope(consent).replace("http://schemas.xmlsoap.org/soap/envelope/", "urn:hemmelig"),
        envelope(consent)
            .replace(
                "<soap:Body>",
                "<soap:Header><h:hemmelig xmlns:h=\"urn:x\" soap:mustUnderstand=\"1\">"
                    + "2509479989</h:hemmelig></soap:Header><soap:Body>"),
        // entities and depth
        bomb + envelope(CERTIFICATE.replace("26-004711", "&b;")),
        bomb + envelope(consent.replace("26-004711", "&b;")),
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + envelope(consent.replace("26-004711", "&e;")),
        "<!DOCTYPE x>" + envelope(consent),
        envelope("<a>".repeat(3000) + "</a>".repeat(3000)),
        envelope(
            "<RegisterConsent xmlns=\"urn:dk:sektorbro:jobcentre:v1\">"
                + "<Sender>1</Sender>".repeat(6000)
                + "</RegisterConsent>"),
        // an attachment part that did not come
        envelope(
            MESSAGE.replaceFirst(
                "<Data>[^<]*</Data>",
                "<Data><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                    + " href=\"cid:hemmelig\"/></Data>")));
  }

  @ParameterizedTest
  @MethodSource("hostileBodies")
  void whatIsWrongIsATypedFaultWithoutValues(String body, CapturedOutput log) throws Exception {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<ContentRefused", "faultcode")
        .doesNotContain("2509479989", "3113479989", "hemmelig", "root:", "Exception", "cvc-");
    assertThat(log.getAll()).doesNotContain("2509479989", "3113479989", "hemmelig", "ERROR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/soap+xml",
        "application/json",
        "multipart/related",
        "multipart/related; type=\"application/xop+xml\"; boundary=\"hemmelig\"",
        "text/xml; charset=hemmelig"
      })
  void aBodyOfAnotherTypeIsRefusedWithoutValues(String type, CapturedOutput log) throws Exception {
    HttpResponse<String> answer =
        post(envelope(CONSENT.replace("2509479989", "3113479989")), type, Map.of());

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).doesNotContain("3113479989", "hemmelig", "\tat ", "cvc-");
    assertThat(log.getAll()).doesNotContain("3113479989");
    assertThat(desks.consents).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"urn:hemmelig", "urn:dk:sektorbro:jobcentre:v1/GetStatus"})
  void aSoapActionOfAnotherOperationIsRefused(String action) throws Exception {
    HttpResponse<String> answer = post(envelope(CONSENT), Map.of("SOAPAction", action));

    assertThat(answer.body()).contains("<ContentRefused").doesNotContain("hemmelig");
    assertThat(desks.consents).isEmpty();
  }

  @Test
  void tooMuchIsRefusedBeforeItIsRead() throws Exception {
    HttpResponse<String> answer =
        post(envelope(MESSAGE.replace("iVBORw0KGgo=", "AAAA".repeat(700_000))));

    assertThat(answer.body()).contains("<ContentRefused", "TOO_LARGE");
    assertThat(desks.submissions).isEmpty();
  }

  @Test
  void tooMuchWithoutALengthIsRefusedWhereTheLimitIsReached() throws Exception {
    byte[] body =
        envelope(MESSAGE.replace("iVBORw0KGgo=", "AAAA".repeat(700_000)))
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)),
            "text/xml; charset=utf-8",
            Map.of());

    assertThat(answer.body()).contains("<ContentRefused", "TOO_LARGE");
    assertThat(desks.submissions).isEmpty();
  }

  @Test
  void whoIsNotAuthenticatedIsRefused() throws Exception {
    HttpResponse<String> answer = post(envelope(CERTIFICATE), Map.of("X-Test-Party", "none"));

    assertThat(answer.body()).contains("<SenderRefused");
    assertThat(desks.submissions).isEmpty();
  }

  @Test
  void theContractIsServedWhole() throws Exception {
    String wsdl = get("?wsdl");

    assertThat(wsdl).contains("RequestCertificate", "xsd=jobcentre-v1.xsd");
    assertThat(get("?xsd=jobcentre-v1.xsd")).contains("CaseworkerRole");
  }

  @Test
  void noListOfServicesIsShown() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/soap/")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).doesNotContain("jobcentre");
  }

  private MailboxDesk.Item openReport() {
    Payload report =
        dialect.write(
            JobcentreDialectContentTest.envelope(MessageKind.NON_DELIVERY),
            new NotDelivered(
                "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12", "no-consent", "No consent.", AT));
    return new MailboxDesk.Item(
        MessageId.of(PSYCHIATRY, "1"),
        MessageKind.NON_DELIVERY,
        PSYCHIATRY,
        AT,
        new MailboxDesk.Content.Open(report));
  }

  private JobcentreExchange client() {
    return clients.computeIfAbsent(address(), JobcentreExchangeWireTest::connect);
  }

  private static JobcentreExchange connect(String address) {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setBus(new SpringBus());
    factory.setServiceClass(JobcentreExchange.class);
    factory.setAddress(address);
    factory.setProperties(Map.of(Message.MTOM_ENABLED, true));
    return factory.create(JobcentreExchange.class);
  }

  private String address() {
    return "http://localhost:" + port + "/soap/jobcentre/v1";
  }

  private static <T> T request(String xml, Class<T> type) {
    return type.cast(
        new ContractReader(JobcentreContract.load()).read(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String envelope(String body) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + body
        + "</soap:Body></soap:Envelope>";
  }

  private HttpResponse<String> post(String body) throws Exception {
    return post(body, Map.of());
  }

  private HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
    return post(body, "text/xml; charset=utf-8", headers);
  }

  private HttpResponse<String> post(String body, String type, Map<String, String> headers)
      throws Exception {
    return send(HttpRequest.BodyPublishers.ofString(body), type, headers);
  }

  private HttpResponse<String> send(
      HttpRequest.BodyPublisher body, String type, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address())).header("Content-Type", type).POST(body);
    headers.forEach(request::header);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private String get(String query) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(address() + query)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  /** What stands behind the endpoint, remembered. */
  static final class Desks implements MessageIntake, MailboxDesk, StatusDesk, ConsentDesk {

    private final List<Submission> submissions = new CopyOnWriteArrayList<>();
    private final List<ConsentForm> consents = new CopyOnWriteArrayList<>();
    private final List<Item> items = new CopyOnWriteArrayList<>();
    private final JobcentreDialect dialect = new JobcentreDialect();
    private volatile boolean fails;

    @Override
    public Receipt accept(Submission submission) {
      if (fails) {
        throw new IllegalStateException("Something about " + Requests.BRUNO);
      }
      Incoming incoming = dialect.examine(submission);
      submissions.add(submission);
      return new Receipt(incoming.id(), AT, false, Optional.empty());
    }

    @Override
    public Page receive(PartyId by, int max) {
      return new Page(new ArrayList<>(items), true);
    }

    @Override
    public List<Outcome> acknowledge(PartyId by, List<MessageId> messages, Notary.Word word) {
      return messages.stream()
          .map(
              id ->
                  id.equals(MessageId.of(PSYCHIATRY, "1"))
                      ? Outcome.ACKNOWLEDGED
                      : Outcome.NOT_FOUND)
          .toList();
    }

    @Override
    public StatusReport status(PartyId by, String senderMessageId) {
      if (senderMessageId.startsWith("0000")) {
        throw new Refused(RefusalCode.NOT_FOUND, "/GetStatus/MessageId", "No such message.");
      }
      return new StatusReport(
          MessageId.of(by, senderMessageId),
          MessageState.WITHHELD,
          "no-consent",
          List.of(),
          List.of(
              new Ledger.Step(MessageState.ACCEPTED, "", AT),
              new Ledger.Step(MessageState.WITHHELD, "no-consent", AT)),
          Optional.empty());
    }

    @Override
    public void register(PartyId by, ConsentForm form) {
      consents.add(form);
    }

    @Override
    public Instant withdraw(PartyId by, String consentId, Optional<Instant> at) {
      return at.orElse(AT);
    }
  }

  @SpringBootConfiguration
  @ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
  @Import(JobcentreConfiguration.class)
  static class Hub {

    @Bean
    LargeStore largeStore() {
      return new MemoryLargeStore();
    }

    @Bean
    Lift lift(LargeStore store) {
      return new Lift(store, AttachmentScanner.NONE, new SecureRandom(), 1_000_000, 2_000_000);
    }

    @Bean
    Desks desks() {
      return new Desks();
    }

    @Bean
    SharedPlan plans() {
      return new NoPlans();
    }

    @Bean
    CitizenTeam teams() {
      return mock();
    }

    @Bean
    ParticipantDirectory directory() {
      return mock();
    }

    @Bean
    MoveDesk moves() {
      return mock();
    }

    @Bean
    HandOverDesk handOvers() {
      return mock(HandOverDesk.class);
    }

    @Bean
    IdNumberDesk numbers() {
      return mock();
    }

    @Bean
    CasesDesk cases() {
      return new NoCases();
    }

    @Bean
    SignatureCheck signatures() {
      return (party, sent) -> Optional.empty();
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    FilterRegistrationBean<Filter> authentication() {
      return new FilterRegistrationBean<>(
          (request, response, chain) -> {
            if (((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Test-Party")
                == null) {
              request.setAttribute(PartyId.REQUEST_ATTRIBUTE, JOBCENTRE);
            }
            chain.doFilter(request, response);
          });
    }
  }
}
