package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Attachment;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.seal.CmsStreamOpener;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that do not fit the hub's heap go through it in both directions. The sizes are system
 * properties, so that the same test proves the full size: {@code -Dlarge.file=100
 * -Dlarge.heap=256}.
 */
class LargeMessagesTest {

  private static final int FILE = Integer.getInteger("large.file", 25) << 20;
  private static final int BEYOND_IDLE = Integer.getInteger("large.heap", 64);
  private static final int HEAP = Integer.getInteger("large.xmx", 560);

  @TempDir static Path home;

  private static World world;
  private static HubProcess hub;
  private static Caller ehrCaller;
  private static Caller jobcentreCaller;
  private static SimulatedJobcentre jobcentre;
  private static SimulatedPsychiatry ehr;
  private static Heap heap;

  @BeforeAll
  static void start() {
    world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    hub = HubProcess.start(world, HEAP);
    ehr = world.ehr(Member.PSYCHIATRY);
    jobcentre = world.jobcentre(Member.JOBCENTRE);
    ehrCaller = new Caller(world.party(Member.PSYCHIATRY), world.hub());
    jobcentreCaller = new Caller(world.party(Member.JOBCENTRE), world.hub());
    jobcentre.registersConsent(
        new ConsentWish(
            TestCitizen.BRUNO,
            Member.PSYCHIATRY.id(),
            "SDP-2026-000117",
            List.of(InformationTypeCode.CORRESPONDENCE, InformationTypeCode.ATTACHMENT)));
    Awaitility.await("the validators are warm")
        .atMost(Duration.ofMinutes(1))
        .until(() -> ehrCaller.processes(message(Bulk.MARK), Caller.JSON).code().equals("ok"));
    heap = Heap.ofIdle(hub);
    System.err.println(heap);
  }

  private static String message(byte[] file) {
    return Bulk.in(
        ehr.careCommunication(
            Member.JOBCENTRE.id(),
            Member.JOBCENTRE.gln(),
            Member.JOBCENTRE.name(),
            TestCitizen.BRUNO,
            "Se bilag",
            List.of(file)));
  }

  @AfterAll
  static void stop() {
    ehr.close();
    hub.close();
  }

  @Test
  void aLargeFileOverFhirIsReadFromTheMailboxWithTheReceiversKey() throws Exception {
    Bulk file = new Bulk(FILE);

    Acknowledged answer = ehrCaller.processes(file.into(message(Bulk.MARK)), Caller.JSON);

    assertThat(answer.code()).as(answer.toString()).isEqualTo("ok");
    String id =
        Hub.await(
            "it waits",
            () -> {
              try {
                var waiting =
                    new ObjectMapper()
                        .readTree(jobcentreCaller.gets("/mailbox/v1/messages").body())
                        .path("messages");
                return waiting.size() < 2
                    ? java.util.Optional.<String>empty()
                    : java.util.Optional.of(waiting.get(1).path("id").asText());
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    byte[] sealed = jobcentreCaller.downloads("/mailbox/v1/messages/" + id).body();
    ByteArrayOutputStream opened = new ByteArrayOutputStream();
    new CmsStreamOpener()
        .open(
            MessageId.parse(id),
            new ByteArrayInputStream(sealed),
            world.pki().keyOf(Member.JOBCENTRE.key(), DemoPki.ENCRYPTION),
            world.hubKeys().signingCertificate(),
            opened);
    String delivery = opened.toString(StandardCharsets.UTF_8);
    String data = delivery.substring(delivery.indexOf("Data>") + 5);
    byte[] received = Base64.getDecoder().decode(data.substring(0, data.indexOf('<')));
    assertThat(Bulk.sha256(received)).isEqualTo(file.sha256());
    assertThat(heap.givenBeyondIdle()).isLessThanOrEqualTo(BEYOND_IDLE);
  }

  @Test
  void aLargeFileByMtomIsPushedToTheEhr() throws Exception {
    Bulk file = new Bulk(FILE + 1);
    ehr.goesOnlineIfNeeded();
    SendMessage message =
        jobcentre.message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Se den store fil");
    Attachment attachment = SimulatedJobcentre.pdf("Stor fil", Bulk.MARK);
    attachment.setData(new DataHandler(file.source()));
    message.getAttachment().add(attachment);

    jobcentre.sends(message);

    Bundle received =
        Hub.await(
            "the EHR has it",
            () ->
                ehr.received("care-communication-message").stream()
                    .filter(bundle -> !bundle.isEmpty())
                    .findFirst());
    byte[] data =
        received.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(Communication.class::isInstance)
            .flatMap(resource -> ((Communication) resource).getPayload().stream())
            .filter(payload -> payload.getContent() instanceof org.hl7.fhir.r4.model.Attachment)
            .map(payload -> payload.getContentAttachment().getData())
            .findFirst()
            .orElseThrow();
    assertThat(Bulk.sha256(data)).isEqualTo(file.sha256());
    assertThat(heap.givenBeyondIdle()).isLessThanOrEqualTo(BEYOND_IDLE);
  }
}
