package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.exchange.content.Letters;
import dk.sektorbro.jobcentre.JobcentreDialect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Threads of letters from an EHR to a jobcentre and back. Each message on the way is held to its
 * profile or schema where it is written and where it is taken. A failure names its seed.
 */
class LetterRoundTripTest {

  private static final Dialect CONTRACT = new JobcentreDialect();
  private static final Pattern THREAD = Pattern.compile("<Thread>.*</Thread>", Pattern.DOTALL);

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @Test
  void whatBothSidesCanSayOfALetterSurvivesTheWayThereAndBack() {
    for (long seed = 0; seed < 20; seed++) {
      Correspondence letter = new Letters(seed).next(Fhir.CLINIC, Fhir.JOBCENTRE);

      Payload sent = Fhir.DIALECT.write(fromTheClinic(), letter);
      Correspondence taken = taken(Fhir.DIALECT, Fhir.CLINIC, sent);
      assertThat(taken).as("seed %d", seed).usingRecursiveComparison().isEqualTo(letter);

      Payload delivered = CONTRACT.write(fromTheClinic(), taken);
      Correspondence reply = taken(CONTRACT, Fhir.JOBCENTRE, reply(letter, delivered));
      assertThat(before(reply, letter))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(parts(letter));
      assertThat(reply.history().subList(0, letter.history().size()))
          .as("seed %d", seed)
          .map(LetterRoundTripTest::bare)
          .isEqualTo(letter.history());

      Payload answered = Fhir.DIALECT.write(fromTheJobcentre(), reply);
      assertThat(
              text(
                  CONTRACT.write(
                      fromTheJobcentre(), taken(Fhir.DIALECT, Fhir.JOBCENTRE, answered))))
          .as("seed %d", seed)
          .isEqualTo(text(CONTRACT.write(fromTheJobcentre(), reply)));
    }
  }

  private static Correspondence taken(Dialect language, PartyId from, Payload message) {
    var incoming = language.examine(Fhir.by(from, message));
    return (Correspondence) language.read(incoming.kind(), incoming.payload());
  }

  /** As a jobcentre's system replies: within the thread, exactly as it came. */
  private static Payload reply(Correspondence to, Payload delivered) {
    Matcher thread = THREAD.matcher(text(delivered));
    assertThat(thread.find()).isTrue();
    String xml =
        """
        <SendMessage xmlns="urn:dk:sektorbro:jobcentre:v1">
          <MessageId>6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12</MessageId>
          <Sender>%s</Sender>
          <Receiver>%s</Receiver>
          <WrittenAt>2026-03-03T22:00:00+14:00</WrittenAt>
          <Citizen>
            <IdNumber>2509479989</IdNumber>
            <FamilyName>Elmer</FamilyName>
          </Citizen>
          <Caseworker>
            <GivenName>Sanne</GivenName>
            <FamilyName>Sagsbehandler</FamilyName>
            <Role>socialraadgiver</Role>
            <Phone>99310000</Phone>
          </Caseworker>
          <CommunicationId>urn:uuid:%s</CommunicationId>
          <Category>carecoordination</Category>
          <Text>Det passer.</Text>
          <InReplyTo>
            <MessageId>%s</MessageId>
            %s
          </InReplyTo>
        </SendMessage>
        """
            .formatted(
                Fhir.JOBCENTRE,
                Fhir.CLINIC,
                to.communicationId(),
                to.history().getLast().messageId(),
                thread.group());
    return new Payload(Language.JOBCENTRE_XML, xml.getBytes(StandardCharsets.UTF_8));
  }

  /** What came before the reply, without the prefix that the contract gives an id. */
  private static List<Part> before(Correspondence reply, Correspondence letter) {
    return parts(reply).subList(0, letter.parts().size());
  }

  private static List<Part> parts(Correspondence of) {
    return of.parts().stream().map(LetterRoundTripTest::bare).toList();
  }

  private static Part bare(Part part) {
    String id = Uuids.bare(part.id());
    return switch (part) {
      case Part.Text text -> new Part.Text(id, text.writtenAt(), text.author(), text.text());
      case Part.File file -> new Part.File(id, file.writtenAt(), file.author(), file.attachment());
    };
  }

  private static Turn bare(Turn turn) {
    return new Turn(
        turn.messageId(),
        turn.activity(),
        turn.at(),
        turn.organisationSor(),
        turn.revises(),
        turn.revisesIdentifier(),
        turn.parts().stream().map(Uuids::bare).toList());
  }

  private static Envelope fromTheClinic() {
    return envelope(Fhir.CLINIC, Fhir.JOBCENTRE);
  }

  private static Envelope fromTheJobcentre() {
    return envelope(Fhir.JOBCENTRE, Fhir.CLINIC);
  }

  private static Envelope envelope(PartyId from, PartyId to) {
    return new Envelope(
        MessageId.of(from, "1"),
        MessageKind.CARE_COMMUNICATION,
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-03-03T08:00:00Z"));
  }

  private static String text(Payload payload) {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }
}
