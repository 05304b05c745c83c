package dk.sektorbro.jobcentre;

import static dk.sektorbro.jobcentre.Requests.CERTIFICATE;
import static dk.sektorbro.jobcentre.Requests.MESSAGE;
import static dk.sektorbro.jobcentre.Requests.REPLY;
import static dk.sektorbro.jobcentre.Requests.fromJobcentre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobcentreDialectExamineTest {

  private static final JobcentreDialect DIALECT = new JobcentreDialect();

  @Test
  void aCertificateRequestSaysWhoItIsFromToAndAbout() {
    Incoming incoming = DIALECT.examine(fromJobcentre(CERTIFICATE));

    assertThat(incoming.kind()).isEqualTo(MessageKind.CERTIFICATE_REQUEST);
    assertThat(incoming.sender()).isEqualTo(Requests.JOBCENTRE);
    assertThat(incoming.receiver()).isEqualTo(Requests.PSYCHIATRY);
    assertThat(incoming.citizen()).isEqualTo(CitizenId.cpr(Requests.BRUNO));
    assertThat(incoming.senderMessageId()).isEqualTo("6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11");
    assertThat(incoming.transmissionId()).isEqualTo(incoming.senderMessageId());
    assertThat(incoming.requestId()).contains("0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c01");
    assertThat(incoming.conversation()).contains("0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c02");
  }

  @Test
  void aMessageBelongsToItsThread() {
    Incoming incoming = DIALECT.examine(fromJobcentre(MESSAGE));

    assertThat(incoming.kind()).isEqualTo(MessageKind.CARE_COMMUNICATION);
    assertThat(incoming.citizen()).isEqualTo(CitizenId.cpr(Requests.BRUNO));
    assertThat(incoming.conversation()).contains("urn:uuid:0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c03");
    assertThat(incoming.requestId()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "a day that does not exist",
            CERTIFICATE,
            "2509479989",
            "3113479989",
            RefusalCode.CITIZEN_ID_INVALID,
            "/RequestCertificate/Citizen/IdNumber"),
        mistake(
            "an id number of letters",
            CERTIFICATE,
            "2509479989",
            "BrunoElmer",
            RefusalCode.CITIZEN_ID_INVALID,
            "/RequestCertificate/Citizen/IdNumber"),
        mistake(
            "a scheme nobody has",
            CERTIFICATE,
            "<IdNumber>",
            "<IdNumber scheme=\"SSN\">",
            RefusalCode.CITIZEN_ID_INVALID,
            "/RequestCertificate/Citizen/IdNumber"),
        mistake(
            "a SOR code of letters",
            CERTIFICATE,
            "<Receiver>265161000016000",
            "<Receiver>psykiatrien",
            RefusalCode.PARTY_ID_INVALID,
            "/RequestCertificate/Receiver"),
        mistake(
            "no receiver",
            CERTIFICATE,
            "<Receiver>265161000016000</Receiver>",
            "",
            RefusalCode.RECEIVER_MISSING,
            "/RequestCertificate/Receiver"),
        mistake(
            "no due date",
            CERTIFICATE,
            "<Due>2026-03-16</Due>",
            "",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/Due"),
        mistake(
            "a due date with a zone",
            CERTIFICATE,
            "2026-03-16",
            "2026-03-16Z",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/Due"),
        mistake(
            "a due date that does not exist",
            CERTIFICATE,
            "2026-03-16",
            "2026-02-30",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/Due"),
        mistake(
            "a moment without a zone",
            CERTIFICATE,
            "09:00:00+01:00",
            "09:00:00",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/WrittenAt"),
        mistake(
            "a form of another country",
            CERTIFICATE,
            "LAE-285",
            "AG-7804",
            RefusalCode.FORM_UNKNOWN,
            "/RequestCertificate/Form"),
        mistake(
            "a message id that is none",
            CERTIFICATE,
            "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11",
            "42",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/MessageId"),
        mistake(
            "an empty question",
            CERTIFICATE,
            "Hvornår kan arbejdet genoptages delvist?",
            " ",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/Question[2]"),
        mistake(
            "an element the contract does not have",
            CERTIFICATE,
            "<Form>",
            "<Bruno2509479989/><Form>",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/*[9]"),
        mistake(
            "something after the end",
            CERTIFICATE,
            "</RequestCertificate>",
            "<Hemmelig/></RequestCertificate>",
            RefusalCode.PROFILE_VIOLATION,
            "/RequestCertificate/*[14]"),
        mistake(
            "a role that MedCom does not have",
            MESSAGE,
            "socialraadgiver",
            "borgmester",
            RefusalCode.UNKNOWN_CODE,
            "/SendMessage/Caseworker/Role"),
        mistake(
            "a category that MedCom does not have",
            MESSAGE,
            "psychiatry-social-disability",
            "employment",
            RefusalCode.UNKNOWN_CODE,
            "/SendMessage/Category"),
        mistake(
            "category other without a topic",
            MESSAGE.replace("<Topic>Virksomhedspraktik</Topic>", ""),
            "psychiatry-social-disability",
            "other",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/Topic"),
        mistake(
            "a priority where none may be",
            MESSAGE,
            "</Topic>",
            "</Topic><Priority>asap</Priority>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/Priority"),
        mistake(
            "an executable",
            MESSAGE,
            "image/png",
            "application/x-msdownload",
            RefusalCode.ATTACHMENT_TYPE,
            "/SendMessage/Attachment[2]/ContentType"),
        mistake(
            "a PDF that is none",
            MESSAGE,
            "image/png",
            "application/pdf",
            RefusalCode.NOT_A_PDF,
            "/SendMessage/Attachment[2]/Data"),
        mistake(
            "data that is not base64",
            MESSAGE,
            "iVBORw0KGgo=",
            "hemmeligt indhold!",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/Attachment[2]/Data"),
        mistake(
            "a reply to a turn the thread does not have",
            REPLY,
            "<InReplyTo>\n    <MessageId>42cb9200",
            "<InReplyTo>\n    <MessageId>42cb9201",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/MessageId"),
        mistake(
            "a turn that follows one the thread does not have",
            REPLY,
            "<Organisation>265161000016000</Organisation>",
            "<Organisation>265161000016000</Organisation><Revises>42cb9201-f421-4d08-8391-7d51a2503cb4</Revises>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Turn[1]/Revises"),
        mistake(
            "a turn that brought nothing",
            REPLY,
            "</Organisation>\n        <Part>urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1</Part>\n        <Part>urn:uuid:cd422e42-5bad-11ed-9b6a-0242ac120002</Part>",
            "</Organisation>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Turn[1]/Part"),
        mistake(
            "two turns of the same message",
            REPLY,
            "</Turn>",
            "</Turn><Turn><MessageId>42cb9200-f421-4d08-8391-7d51a2503cb4</MessageId><Activity>new</Activity><At>2026-02-27T12:00:00+01:00</At><Part>x</Part></Turn>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Turn[2]/MessageId"),
        mistake(
            "a reply with the id of a turn before it",
            REPLY,
            "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12",
            "42cb9200-f421-4d08-8391-7d51a2503cb4",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/MessageId"),
        mistake(
            "an author without a name",
            REPLY,
            "<GivenName>Michael</GivenName>\n          <FamilyName>Burns</FamilyName>",
            "",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Part[1]/Author"),
        mistake(
            "a phone number without a digit",
            REPLY,
            "<Phone>38683868</Phone>",
            "<Phone>hemmeligt</Phone>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Part[1]/Author/Phone"),
        mistake(
            "a file of a thread that does not say what it is",
            REPLY,
            "<File>\n          <ContentType>application/pdf</ContentType>",
            "<File>",
            RefusalCode.ATTACHMENT_TYPE,
            "/SendMessage/InReplyTo/Thread/Part[2]/File/ContentType"),
        mistake(
            "a link of a thread that runs a script",
            REPLY,
            "</Data>\n        </File>",
            "</Data><Link>javascript:hemmelig()</Link></File>",
            RefusalCode.PROFILE_VIOLATION,
            "/SendMessage/InReplyTo/Thread/Part[2]/File/Link"),
        mistake(
            "another root",
            CERTIFICATE.replace("RequestCertificate", "Hemmelig"),
            "x",
            "x",
            RefusalCode.KIND_UNKNOWN,
            "/*"),
        mistake(
            "an operation that carries nothing to anybody",
            Requests.CONSENT,
            "x",
            "x",
            RefusalCode.KIND_UNKNOWN,
            "/*"));
  }

  private static Arguments mistake(
      String what, String xml, String good, String bad, RefusalCode code, String location) {
    assertThat(xml).contains(good);
    return arguments(what, xml.replace(good, bad), code, location);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsRefusedByCodeAndPlace(String what, String xml, RefusalCode code, String location) {
    Refused refused = refusal(fromJobcentre(xml));

    assertThat(refused.refusals())
        .extracting(Refusal::code, Refusal::location)
        .contains(org.assertj.core.groups.Tuple.tuple(code, location));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void noRefusalRepeatsWhatTheSenderWrote(String what, String xml) {
    Refused refused = refusal(fromJobcentre(xml));

    assertThat(refused.refusals().toString() + refused.getMessage())
        .doesNotContain(
            "Bruno",
            "2509479989",
            "250947",
            "3113479989",
            "hemmelig",
            "Hemmelig",
            "borgmester",
            "psykiatrien",
            "msdownload",
            "AG-7804",
            "employment");
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    Refused refused =
        refusal(
            fromJobcentre(CERTIFICATE.replace("LAE-285", "X").replace("2509479989", "9999999999")));

    assertThat(refused.refusals())
        .extracting(Refusal::location)
        .containsExactly("/RequestCertificate/Citizen/IdNumber", "/RequestCertificate/Form");
  }

  @Test
  void aMessageInAnothersNameIsRefused() {
    Refused refused =
        refusal(
            new Submission(
                new PartyId("111111111111"), Requests.payload(MESSAGE), Optional.empty()));

    assertThat(refused.code()).isEqualTo(RefusalCode.SENDER_MISMATCH);
    assertThat(refused.refusals().getFirst().location()).isEqualTo("/SendMessage/Sender");
  }

  static List<Arguments> hostileDocuments() {
    String bomb =
        """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        """;
    return List.of(
        arguments(
            "external entity",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + CERTIFICATE.replace("26-004711", "&e;")),
        arguments("entity bomb", bomb + CERTIFICATE.replace("26-004711", "&c;")),
        arguments("DTD alone", "<!DOCTYPE RequestCertificate>" + CERTIFICATE),
        arguments(
            "deep nesting",
            "<RequestCertificate xmlns=\"urn:dk:sektorbro:jobcentre:v1\">"
                + "<a>".repeat(5000)
                + "</a>".repeat(5000)
                + "</RequestCertificate>"),
        arguments("cut off", CERTIFICATE.substring(0, 700)),
        arguments("not XML", "{\"resourceType\":\"Bundle\"}"),
        arguments("nothing", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileDocuments")
  void aHostileDocumentIsMalformed(String what, String xml) {
    Refused refused = refusal(fromJobcentre(xml));

    assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED);
    assertThat(refused.refusals().getFirst().explanation())
        .doesNotContain("root:", "passwd", "aaa");
  }

  @Test
  void manyMistakesAreToldUpToALimit() {
    Refused refused =
        refusal(
            fromJobcentre(
                CERTIFICATE.replace(
                    "</RequestCertificate>",
                    "<Question> </Question>".repeat(5000) + "</RequestCertificate>")));

    assertThat(refused.refusals()).hasSizeLessThanOrEqualTo(100);
  }

  private static Refused refusal(Submission submission) {
    Refused refused = catchThrowableOfType(Refused.class, () -> DIALECT.examine(submission));
    assertThat(refused).isNotNull();
    return refused;
  }
}
