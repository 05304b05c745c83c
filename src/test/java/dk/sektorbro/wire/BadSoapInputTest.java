package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a jobcentre system may get wrong, and an attacker on purpose. */
@ExtendWith(OneHub.class)
class BadSoapInputTest {

  private static final String SECRET = "Hemmeligt om Bruno";

  private final Hub hub;

  BadSoapInputTest(Hub hub) {
    this.hub = hub;
  }

  /**
   * A request with one thing wrong.
   *
   * @param fault element of the fault's detail
   * @param problem code and XPath
   */
  record Wrong(String what, String fault, String problem, UnaryOperator<String> change) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Wrong content(String what, String problem, UnaryOperator<String> change) {
    return new Wrong(what, "ContentRefused", problem, change);
  }

  static Stream<Wrong> certificateRequests() {
    return Stream.of(
        content(
            "a CPR number of a day that does not exist",
            "CITIZEN_ID_INVALID /RequestCertificate/Citizen/IdNumber",
            xml -> xml.replace(">2509479989<", ">3113479989<")),
        content(
            "a form nobody has",
            "FORM_UNKNOWN /RequestCertificate/Form",
            xml -> xml.replace("LAE-285", "LAE-999")),
        content(
            "a form that cannot be one",
            "FORM_UNKNOWN /RequestCertificate/Form",
            xml -> xml.replace("LAE-285", "LAE-2509479989")),
        content(
            "a due date before the law lets one ask for it",
            "DUE_TOO_EARLY /RequestCertificate/Due",
            xml -> xml.replaceFirst("<Due>.*?</Due>", "<Due>" + tomorrow() + "</Due>")),
        content(
            "a due date that is none",
            "PROFILE_VIOLATION /RequestCertificate/Due",
            xml -> xml.replaceFirst("<Due>.*?</Due>", "<Due>2509479989</Due>")),
        content(
            "an element of another contract",
            "PROFILE_VIOLATION /RequestCertificate/*[7]",
            xml -> xml.replace("<RequestId>", "<Hemmeligt>2509479989</Hemmeligt><RequestId>")),
        content(
            "a name without end",
            "PROFILE_VIOLATION /RequestCertificate/Citizen/FamilyName",
            xml -> xml.replace(">Elmer<", ">" + "Elmer".repeat(150_000) + "<")),
        content(
            "a question of blanks",
            "PROFILE_VIOLATION /RequestCertificate/Question[1]",
            xml -> xml.replace(SECRET, " \n ")),
        content(
            "a missing case number",
            "PROFILE_VIOLATION /RequestCertificate/CaseNumber",
            xml -> xml.replaceFirst("<CaseNumber>.*?</CaseNumber>", "")),
        content(
            "more than a request may be",
            "TOO_LARGE",
            xml ->
                xml.replaceFirst(
                    "<Question>",
                    ("<Question>" + "æ".repeat(99_000) + "</Question>").repeat(6) + "<Question>")),
        new Wrong(
            "the name of another sender",
            "SenderRefused",
            "SENDER_MISMATCH /RequestCertificate/Sender",
            xml ->
                xml.replace(
                    "<Sender>" + Member.JOBCENTRE.id(), "<Sender>" + Member.HERLEV_HOSPITAL.id())),
        new Wrong(
            "a receiver nobody knows",
            "ReceiverRefused",
            "RECEIVER_UNKNOWN //Receiver",
            xml ->
                xml.replace("<Receiver>" + Member.PSYCHIATRY.id(), "<Receiver>99999091000016009")),
        new Wrong(
            "a receiver that answers no requests",
            "ReceiverRefused",
            "RECEIVER_INCAPABLE //Receiver",
            xml ->
                xml.replace(
                    "<Receiver>" + Member.PSYCHIATRY.id(),
                    "<Receiver>" + Member.HERLEV_CARE_HOME.id())));
  }

  private static LocalDate tomorrow() {
    return LocalDate.now(Clock.systemUTC()).plusDays(1);
  }

  @Timeout(30)
  @ParameterizedTest
  @MethodSource("certificateRequests")
  void aWrongRequestIsATypedFaultThatNamesTheElement(Wrong wrong) {
    RequestCertificate request = request();

    refused(wrong.change().apply(Soap.xml(request)), wrong.fault(), wrong.problem());

    assertThat(hub.soap(Member.JOBCENTRE).status(request.getMessageId()).getState())
        .isEqualTo(StateCode.REFUSED);
    assertThat(hub.soap(Member.JOBCENTRE).status(request.getMessageId()).getProblem())
        .extracting(problem -> problem.getCode())
        .contains(wrong.problem().replaceFirst(" .*", ""));
  }

  static Stream<Wrong> messages() {
    return Stream.of(
        content(
            "a PDF that is none",
            "NOT_A_PDF /SendMessage/Attachment[2]/Data",
            xml ->
                xml.replaceFirst(
                    "(?s)(.*)<Data>.*?</Data>", "$1<Data>PGh0bWw+QnJ1bm88L2h0bWw+</Data>")),
        content(
            "a category without its topic",
            "PROFILE_VIOLATION /SendMessage/Topic",
            xml -> xml.replace(">carecoordination<", ">other<")),
        content(
            "an attachment of a type that is not taken",
            "ATTACHMENT_TYPE /SendMessage/Attachment[1]/ContentType",
            xml -> xml.replaceFirst("application/pdf", "application/x-msdownload")),
        content(
            "an unknown category",
            "UNKNOWN_CODE /SendMessage/Category",
            xml -> xml.replace(">carecoordination<", ">employment<")),
        content(
            "an offset that no clock has",
            "PROFILE_VIOLATION /SendMessage/WrittenAt",
            xml -> xml.replaceFirst("<WrittenAt>[^<]*", "<WrittenAt>2026-03-03T09:00:00+14:01")),
        content(
            "a moment past all years",
            "PROFILE_VIOLATION /SendMessage/WrittenAt",
            xml -> xml.replaceFirst("<WrittenAt>[^<]*", "<WrittenAt>9999-12-31T23:30:00-01:00")),
        new Wrong(
            "a receiver that takes no messages",
            "ReceiverRefused",
            "RECEIVER_INCAPABLE //Receiver",
            xml ->
                xml.replace(
                    "<Receiver>" + Member.PSYCHIATRY.id(),
                    "<Receiver>" + Hub.TAKES_NO_MESSAGES.id())));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aWrongMessageIsATypedFaultThatNamesTheElement(Wrong wrong) {
    SendMessage message =
        hub.soap(Member.JOBCENTRE).message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), SECRET);
    message.getAttachment().add(SimulatedJobcentre.pdf("Aftale", Pdf.saying("Aftale")));
    message.getAttachment().add(SimulatedJobcentre.pdf("Plan", Pdf.saying("Plan")));

    refused(wrong.change().apply(Soap.xml(message)), wrong.fault(), wrong.problem());

    assertThat(hub.soap(Member.JOBCENTRE).status(message.getMessageId()).getState())
        .isEqualTo(StateCode.REFUSED);
  }

  static Stream<Wrong> unreadable() {
    String bomb =
        IntStream.range(1, 30)
            .mapToObj(i -> "<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1))
            .reduce("<!ENTITY e0 \"hemmelig\">", String::concat);
    return Stream.of(
        content(
            "XML that does not end",
            "MALFORMED",
            xml -> Soap.envelope(xml).replace("</soap:Body>", "")),
        content("no XML", "MALFORMED", xml -> "2509479989"),
        content("nothing", "MALFORMED", xml -> ""),
        content(
            "a file of the hub as an entity",
            "MALFORMED",
            xml ->
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + Soap.envelope(xml.replaceFirst("<Question>", "<Question>&x;"))),
        content(
            "an entity that grows",
            "MALFORMED",
            xml ->
                "<!DOCTYPE x ["
                    + bomb
                    + "]>"
                    + Soap.envelope(xml.replaceFirst("<Question>", "<Question>&e29;"))),
        content(
            "an external DTD",
            "MALFORMED",
            xml -> "<!DOCTYPE x SYSTEM \"https://localhost:1/hemmelig.dtd\">" + Soap.envelope(xml)),
        content(
            "elements without an end",
            "MALFORMED",
            xml ->
                Soap.envelope(
                    xml.replaceFirst(
                        "<Question>", "<Question>" + "<a>".repeat(5000) + "</a>".repeat(5000)))),
        content(
            "another contract",
            "KIND_UNKNOWN /*",
            xml -> Soap.envelope("<Hemmeligt xmlns=\"urn:x\">2509479989</Hemmeligt>")));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatCannotBeReadIsATypedFault(Wrong wrong) {
    HttpResponse<String> answer =
        hub.caller(Member.JOBCENTRE)
            .posts(
                "/soap/jobcentre/v1",
                "text/xml; charset=utf-8",
                wrong.change().apply(Soap.xml(request())));

    isTold(answer, wrong.fault(), wrong.problem());
  }

  @Test
  void aConsentWithAnImpossibleIdNumberIsRefusedAtItsPlace() {
    String consent =
        """
        <RegisterConsent xmlns="urn:dk:sektorbro:jobcentre:v1">
          <ConsentId>%s</ConsentId><Sender>%s</Sender>
          <Citizen><IdNumber>3113479989</IdNumber><GivenName>Bruno Test</GivenName>
            <FamilyName>Elmer</FamilyName></Citizen>
          <Source>%s</Source><Recipient>%s</Recipient>
          <InformationType>correspondence</InformationType>
          <Purpose>sickness-benefit-case</Purpose><CaseNumber>26-004711</CaseNumber>
          <LegalBasis>health-act-43-44</LegalBasis>
          <GivenAt>2026-03-01T10:00:00+01:00</GivenAt>
          <ExpiresAt>2027-09-01T10:00:00+02:00</ExpiresAt><Written>true</Written>
        </RegisterConsent>
        """
            .formatted(
                UUID.randomUUID(),
                Member.JOBCENTRE.id(),
                Member.PSYCHIATRY.id(),
                Member.JOBCENTRE.id());

    refused(consent, "ContentRefused", "CITIZEN_ID_INVALID /RegisterConsent/Citizen/IdNumber");
    refused(
        consent.replace("3113479989", "2509479989"),
        "ConsentRefused",
        "CONSENT_INVALID /RegisterConsent/ExpiresAt");
  }

  private RequestCertificate request() {
    return hub.soap(Member.JOBCENTRE)
        .certificateRequest(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "26-004711", SECRET);
  }

  private void refused(String body, String fault, String problem) {
    isTold(hub.caller(Member.JOBCENTRE).asks(body), fault, problem);
  }

  private void isTold(HttpResponse<String> answer, String fault, String problem) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    Soap.Fault told = Soap.fault(answer.body());
    assertThat(told.element()).isEqualTo(fault);
    assertThat(told.problems()).contains(problem);
    assertThat(answer.body())
        .doesNotContain(
            "2509479989", "3113479989", SECRET, "hemmelig", "root:", "Exception", "cvc-");
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
  }
}
