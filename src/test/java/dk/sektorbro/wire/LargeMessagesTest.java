package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.Attachment;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.TeamMember;
import dk.sektorbro.jobcentre.soap.WheelCode;
import dk.sektorbro.seal.CmsStreamOpener;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large files go through a hub with 256 MiB of heap beyond what it needs when idle, in both
 * directions, and wait apart where a receiver takes less. Sizes by system property, in mebibytes:
 * {@code large.file}, {@code large.heap}, {@code large.beyond-idle}.
 */
@BesideTheRest
@ExtendWith(OneHub.class)
class LargeMessagesTest {

  private static final int FILE = Integer.getInteger("large.file", 16) << 20;
  private static final int BEYOND_IDLE = Integer.getInteger("large.beyond-idle", 256);
  private static final int HEAP = Integer.getInteger("large.heap", 600);

  private static final int LARGE_FOR_SOME = 3 << 20;
  private static final Member CLINIC =
      Member.SMALL_CLINIC.with("files-apart-above: 1MB", "limits: { care-communication: 10MB }");
  private static final Member CARE_HOME = Member.HERLEV_CARE_HOME.with("files-apart-above: 500KB");
  private static final Pattern LINK =
      Pattern.compile("(https://[^\"<]*)#size=([0-9]+)&(?:amp;)?sha-256=([0-9a-f]{64})");

  @TempDir static Path home;

  private static World world;
  private static HubProcess hub;
  private static SimulatedJobcentre jobcentre;
  private static SimulatedPsychiatry ehr;
  private static Heap heap;

  @BeforeAll
  static void start() {
    world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY, CLINIC, CARE_HOME);
    hub = HubProcess.start(world, HEAP);
    ehr = world.ehr(Member.PSYCHIATRY);
    ehr.goesOnline();
    jobcentre = world.jobcentre(Member.JOBCENTRE);
    consent(Member.JOBCENTRE, Member.PSYCHIATRY);
    Awaitility.await("the validators are warm")
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(LargeMessagesTest::takesASmallOne);
    jobcentre.acknowledges(jobcentre.collects());
    heap = Heap.ofIdle(hub);
  }

  private static void takesASmallOne() {
    Acknowledged answer =
        caller(Member.PSYCHIATRY).processes(written(Member.JOBCENTRE, Caller.JSON), Caller.JSON);
    assertThat(answer.code()).as(answer.toString()).isEqualTo("ok");
  }

  @AfterAll
  static void stop() {
    ehr.close();
    hub.close();
  }

  private static String consent(Member registrar, Member other) {
    return world
        .jobcentre(registrar)
        .registersConsent(
            new ConsentWish(
                TestCitizen.BRUNO,
                other.id(),
                "SDP-2026-000117",
                List.of(
                    InformationTypeCode.CORRESPONDENCE,
                    InformationTypeCode.ATTACHMENT,
                    InformationTypeCode.CARE_PLAN)));
  }

  private static Caller caller(Member member) {
    return new Caller(world.party(member), world.hub());
  }

  /** A message of the EHR in which the mark stands where the file belongs. */
  private static String written(Member receiver, String mediaType) {
    Bundle bundle =
        ehr.careCommunication(
            receiver.id(),
            receiver.gln(),
            receiver.name(),
            TestCitizen.BRUNO,
            "Se bilag",
            List.of(Bulk.MARK));
    return mediaType.equals(Caller.XML) ? Bulk.asXml(bundle) : Bulk.asJson(bundle);
  }

  private static SendMessage message(Member receiver, Bulk file) {
    return message(receiver.id(), file);
  }

  private static SendMessage message(PartyId receiver, Bulk file) {
    SendMessage message = jobcentre.message(TestCitizen.BRUNO, receiver, "Se bilag");
    Attachment attachment = SimulatedJobcentre.pdf("Stor fil", Bulk.MARK);
    attachment.setData(new DataHandler(file.source()));
    message.getAttachment().add(attachment);
    return message;
  }

  /** The message of that size or more, once it waits; what is smaller was sent to warm up. */
  private static String waitsFor(Caller reader, long atLeast) {
    return await(
        () -> {
          for (JsonNode each : json(reader.gets("/mailbox/v1/messages").body()).path("messages")) {
            String id = each.path("id").asText();
            if (reader.downloads("/mailbox/v1/messages/" + id).body().length >= atLeast) {
              return Optional.of(id);
            }
            acknowledge(reader, "/mailbox/v1/messages/" + id);
          }
          return Optional.empty();
        });
  }

  private static <T> T await(Supplier<Optional<T>> source) {
    AtomicReference<Optional<T>> found = new AtomicReference<>(Optional.empty());
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              found.set(source.get());
              return Objects.requireNonNull(found.get()).isPresent();
            });
    return Objects.requireNonNull(found.get()).orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] opened(Member receiver, String message, byte[] sealed) throws IOException {
    ByteArrayOutputStream opened = new ByteArrayOutputStream();
    new CmsStreamOpener()
        .open(
            MessageId.parse(message),
            new ByteArrayInputStream(sealed),
            world.pki().keyOf(receiver.key(), DemoPki.ENCRYPTION),
            world.hubKeys().signingCertificate(),
            opened);
    return opened.toByteArray();
  }

  private static void acknowledge(Caller reader, String path) {
    assertThat(reader.posts(path + "/acknowledgement", "text/plain", "").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aLargeFileOverFhirIsReadFromTheMailboxWithTheReceiversKey() throws Exception {
    Bulk file = new Bulk(FILE);
    Caller reader = caller(Member.JOBCENTRE);

    Acknowledged answer =
        caller(Member.PSYCHIATRY)
            .processes(file.into(written(Member.JOBCENTRE, Caller.JSON)), Caller.JSON);

    assertThat(answer.code()).as(answer.toString()).isEqualTo("ok");
    String id = waitsFor(reader, FILE);
    byte[] delivery =
        opened(Member.JOBCENTRE, id, reader.downloads("/mailbox/v1/messages/" + id).body());
    assertThat(Bulk.sha256(dataIn(delivery))).isEqualTo(file.sha256());
    acknowledge(reader, "/mailbox/v1/messages/" + id);
    assertThat(heap.givenBeyondIdle()).as(heap.toString()).isLessThanOrEqualTo(BEYOND_IDLE);
  }

  private static byte[] dataIn(byte[] delivery) {
    String text = new String(delivery, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("Data>") + "Data>".length();
    return Base64.getDecoder().decode(text.substring(from, text.indexOf('<', from)));
  }

  @Test
  void aLargeFileByMtomIsPushedToTheEhr() {
    Bulk file = new Bulk(FILE + 1);
    SendMessage message = message(Member.PSYCHIATRY, file);

    jobcentre.sends(message);

    assertThat(Bulk.sha256(pushedFile(data -> data.length > FILE))).isEqualTo(file.sha256());
    assertThat(heap.givenBeyondIdle()).as(heap.toString()).isLessThanOrEqualTo(BEYOND_IDLE);
  }

  @Test
  void aLargeFileInlineInSoapIsPushedToTheEhr() {
    Bulk file = new Bulk(LARGE_FOR_SOME + 7);
    String body = Soap.xml(message(Member.PSYCHIATRY, new Bulk(Bulk.MARK)));

    HttpResponse<String> answer =
        caller(Member.JOBCENTRE)
            .posts(
                "/soap/jobcentre/v1",
                "text/xml; charset=utf-8",
                file.insteadOfMark(Soap.envelope(body)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Bulk.sha256(pushedFile(data -> data.length == file.size())))
        .isEqualTo(file.sha256());
  }

  private static byte[] pushedFile(Predicate<byte[]> wanted) {
    return await(
        () ->
            ehr.received("care-communication-message").stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Communication.class::isInstance)
                .flatMap(resource -> ((Communication) resource).getPayload().stream())
                .filter(payload -> payload.hasContentAttachment())
                .map(payload -> payload.getContentAttachment().getData())
                .filter(wanted)
                .findFirst());
  }

  @Test
  void whereAReceiverTakesLessItCollectsTheFileByItself() {
    String consent = consent(Member.JOBCENTRE, CLINIC);
    Bulk file = new Bulk(LARGE_FOR_SOME);
    Caller reader = caller(CLINIC);

    jobcentre.sends(message(CLINIC, file));

    String id = waitsFor(reader, 0);
    HttpResponse<String> read = reader.gets("/mailbox/v1/messages/" + id);
    assertThat(read.body().length()).isLessThan(100_000);
    Link link = Link.in(read.body());
    assertThat(link.size()).isEqualTo(file.size());
    assertThat(link.sha256()).isEqualTo(file.sha256());
    assertThat(Bulk.sha256(reader.downloads(link.path()).body())).isEqualTo(file.sha256());
    assertThat(
            reader.sends(link.path(), request -> request.header("Range", "bytes=0-7").GET()).body())
        .isEqualTo("%PDF-1.7");
    assertThat(caller(Member.PSYCHIATRY).gets(link.path()).statusCode()).isEqualTo(404);

    acknowledge(reader, "/mailbox/v1/messages/" + id);
    assertThat(reader.downloads(link.path()).body()).hasSize(file.size());
    jobcentre.withdrawsConsent(consent);
    assertThat(reader.gets(link.path()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileSetApartForAPartySealedEndToEndIsSealedToItsKey() throws Exception {
    String consent = consent(CARE_HOME, Member.PSYCHIATRY);
    Bulk file = new Bulk(LARGE_FOR_SOME + 1);
    Caller reader = caller(CARE_HOME);

    Acknowledged answer =
        caller(Member.PSYCHIATRY).processes(file.into(written(CARE_HOME, Caller.XML)), Caller.XML);

    assertThat(answer.code()).as(answer.toString()).isEqualTo("ok");
    String id = waitsFor(reader, 0);
    String delivery =
        new String(
            opened(CARE_HOME, id, reader.downloads("/mailbox/v1/messages/" + id).body()),
            StandardCharsets.UTF_8);
    Link link = Link.in(delivery);
    byte[] collected = opened(CARE_HOME, id, reader.downloads(link.path()).body());
    assertThat(Bulk.sha256(collected)).isEqualTo(link.sha256()).isEqualTo(file.sha256());

    acknowledge(reader, link.path());
    assertThat(reader.gets(link.path()).statusCode()).isEqualTo(404);
    acknowledge(reader, "/mailbox/v1/messages/" + id);
    world.jobcentre(CARE_HOME).withdrawsConsent(consent);
  }

  @Test
  void eachMemberOfATeamCollectsTheFileWithItsOwnKey() throws Exception {
    List<String> consents =
        List.of(consent(Member.JOBCENTRE, CLINIC), consent(Member.JOBCENTRE, CARE_HOME));
    List.of(Member.JOBCENTRE, CLINIC, CARE_HOME).forEach(LargeMessagesTest::joinsTheTeam);
    Bulk file = new Bulk(LARGE_FOR_SOME + 3);
    Caller clinic = caller(CLINIC);
    Caller careHome = caller(CARE_HOME);

    jobcentre.sends(message(new PartyId("99999031000016007"), file));

    String toTheCareHome = waitsFor(careHome, 0);
    byte[] sealed = careHome.downloads("/mailbox/v1/messages/" + toTheCareHome).body();
    Link own =
        Link.in(new String(opened(CARE_HOME, toTheCareHome, sealed), StandardCharsets.UTF_8));
    byte[] collected = opened(CARE_HOME, toTheCareHome, careHome.downloads(own.path()).body());
    assertThat(Bulk.sha256(collected)).isEqualTo(own.sha256()).isEqualTo(file.sha256());
    acknowledge(careHome, own.path());
    acknowledge(careHome, "/mailbox/v1/messages/" + toTheCareHome);

    String toTheClinic = waitsFor(clinic, 0);
    Link open = Link.in(clinic.gets("/mailbox/v1/messages/" + toTheClinic).body());
    assertThat(open.path()).isNotEqualTo(own.path());
    assertThat(careHome.gets(open.path()).statusCode()).isEqualTo(404);
    assertThat(Bulk.sha256(clinic.downloads(open.path()).body())).isEqualTo(file.sha256());
    acknowledge(clinic, open.path());
    acknowledge(clinic, "/mailbox/v1/messages/" + toTheClinic);
    consents.forEach(jobcentre::withdrawsConsent);
  }

  private static void joinsTheTeam(Member member) {
    TeamMember somebody = new TeamMember();
    somebody.setName("Rådgiver Prøve");
    somebody.setWheel(WheelCode.INNER_WHEEL);
    world.jobcentre(member).joins(TestCitizen.BRUNO, Optional.empty(), List.of(somebody));
  }

  /** What stands in a message in the place of a file. */
  private record Link(String path, long size, String sha256) {
    static Link in(String message) {
      Matcher link = LINK.matcher(message);
      assertThat(link.find()).as(message).isTrue();
      return new Link(
          URI.create(link.group(1)).getPath(), Long.parseLong(link.group(2)), link.group(3));
    }
  }

  @Test
  void aMessageLargerThanItsReceiverTakesIsRefused() {
    SendMessage message = message(CLINIC, new Bulk(11 << 20));

    assertThatThrownBy(() -> jobcentre.sends(message))
        .isInstanceOf(HubFault.class)
        .rootCause()
        .asString()
        .contains("ContentRefused");
  }

  @Test
  void aLongValueWhereNoFileBelongsIsRefused() {
    Bulk file = new Bulk(LARGE_FOR_SOME);
    String message =
        written(Member.JOBCENTRE, Caller.JSON)
            .replace("Se bilag", Base64.getEncoder().encodeToString(Bulk.MARK));

    Acknowledged answer = caller(Member.PSYCHIATRY).processes(file.into(message), Caller.JSON);

    assertThat(answer.code()).isEqualTo("fatal-error");
    assertThat(answer.issues()).extracting(Acknowledged.Issue::own).contains("PROFILE_VIOLATION");
  }
}
