package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.AdmissionNotice;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** Psychiatry tells of admission and discharge; a jobcentre hears of it where consent lets it. */
@ExtendWith(OneHub.class)
class HospitalNotificationTest {

  private static final Member WARD = Member.HERLEV_HOSPITAL;
  private static final Member LISTENER = Member.HERLEV_CARE_HOME;

  private static final String ADMISSION = "a5e5b880-c087-4055-b9ec-99108695f81d";
  private static final String REVISED_ADMISSION = "bfab3e80-9584-11ec-b909-0242ac120002";
  private static final String CANCELLED_ADMISSION = "c83671a4-9584-11ec-b909-0242ac120002";
  private static final String DISCHARGE = "f4aa42a4-86db-4e68-9b38-9dda0dfd5774";

  private static final String DEATH = "g099bbf3-3fca-4722-a248-bfe1aa956410";
  private static final Executor EACH_BY_ITSELF =
      work -> Thread.ofVirtual().name("ward").start(work);

  private final Hub hub;
  private final Map<String, Example> published = new HashMap<>();

  HospitalNotificationTest(Hub hub) {
    this.hub = hub;
    Example.hospitalNotifications().forEach(example -> published.put(example.id(), example));
  }

  @Test
  void medComsExamplesAreTakenAndTellWhatTheTableSays() {
    List<Map<String, String>> table = table();
    assertThat(table).extracting(row -> row.get("example")).hasSameElementsAs(published.keySet());
    List<String> expected = new ArrayList<>();
    try (Hub.Given consent = consent()) {
      for (Map<String, String> row : table) {
        Example message = example(row.getOrDefault("example", ""));
        isTaken(message);
        if (row.containsKey("notice")) {
          String corrects =
              Optional.ofNullable(row.get("corrects"))
                  .map(id -> noticeOf(example(id)))
                  .orElse("nothing");
          expected.add(noticeOf(message) + " " + row.get("notice") + " corrects " + corrects);
        }
      }

      assertThat(collected(expected.size()))
          .extracting(HospitalNotificationTest::told)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void aCorrectionFollowsWhoeverHasTheNoticeAlsoWhenConsentHasEnded() {
    Story story = new Story();
    Hub.Given consent = consent();
    isTaken(story.tells(ADMISSION));
    assertThat(notices(1)).extracting(AdmissionNotice::getEvent).containsExactly("admitted");
    consent.close();

    isTaken(story.tells(REVISED_ADMISSION));
    isTaken(story.tells(CANCELLED_ADMISSION));

    assertThat(notices(2))
        .extracting(AdmissionNotice::getStanding)
        .containsExactly("revised", "cancelled");
    assertThat(hub.administrator().auditOf(noticeOf(story.tells(REVISED_ADMISSION))))
        .contains("message.released permit");
  }

  @Test
  void aRevisedDischargeFollowsWhoeverHasItAlsoWhenConsentHasEndedAndNobodyElse() {
    Story told = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(told.tells(DISCHARGE));
      assertThat(notices(1)).extracting(AdmissionNotice::getEvent).containsExactly("discharged");
    }
    Story withheld = new Story();
    isTaken(withheld.tells(DISCHARGE));
    assertThat(notices(0)).isEmpty();

    isTaken(withheld.revises(DISCHARGE));
    isTaken(told.revises(DISCHARGE));

    assertThat(notices(1)).extracting(AdmissionNotice::getStanding).containsExactly("revised");
  }

  @Test
  void aDeathThatWasToldByMistakeIsMendedAndTakenBackAlsoWhenConsentHasEnded() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(DEATH));
      assertThat(notices(1)).extracting(AdmissionNotice::getEvent).containsExactly("stay-ended");
    }

    isTaken(story.corrects(DEATH, "revise-admit-inpatient"));
    isTaken(stillAlive(story.corrects(DEATH, "cancel-admit-inpatient")));

    assertThat(notices(2))
        .extracting(AdmissionNotice::getEvent, AdmissionNotice::getStanding)
        .containsExactly(tuple("stay-ended", "revised"), tuple("stay-ended", "cancelled"));
  }

  private static Example stillAlive(Example cancellation) {
    return new Example(
        cancellation.id(),
        cancellation
            .text()
            .replaceAll("\"deceasedBoolean\" *: *true", "\"deceasedBoolean\":false"));
  }

  @Test
  void aDischargeThatOvertakesItsAdmissionIsToldOnceWithBothMoments() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(DISCHARGE));
      isTaken(story.tells(ADMISSION));

      assertThat(notices(1))
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.getEvent()).isEqualTo("discharged");
                assertThat(notice.getAdmittedAt()).isBefore(notice.getEndedAt());
              });
      assertThat(notices(0)).isEmpty();
    }
  }

  @Test
  void whatIsToldOfAStayAtTheSameTimeEndsInTheSameKnowledge() {
    try (Hub.Given consent = consent()) {
      for (int round = 0; round < 5; round++) {
        Story story = new Story();
        List<Example> messages =
            Stream.of(CANCELLED_ADMISSION, ADMISSION, REVISED_ADMISSION).map(story::tells).toList();
        messages.stream()
            .map(message -> CompletableFuture.runAsync(() -> isTaken(message), EACH_BY_ITSELF))
            .toList()
            .forEach(CompletableFuture::join);

        List<Collected> told = collected(noticesMadeOf(messages));

        List<String> corrected =
            told.stream()
                .map(item -> item.delivery().getAdmissionNotice().getCorrects())
                .filter(Objects::nonNull)
                .toList();
        assertThat(told)
            .filteredOn(item -> !corrected.contains(item.hubMessageId()))
            .extracting(item -> item.delivery().getAdmissionNotice().getStanding())
            .allMatch("cancelled"::equals);
      }
    }
  }

  @Test
  void aDischargeIsNothingButNewsAndIsNotToldWhenConsentHasEnded() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(ADMISSION));
      notices(1);
    }

    Example discharge = story.tells(DISCHARGE);
    isTaken(discharge);

    assertThat(
            hub.<String>collected(
                WARD,
                item ->
                    Optional.ofNullable(item.delivery().getNonDelivery())
                        .filter(report -> report.getYourMessageId().equals(discharge.headerId()))
                        .map(report -> report.getReason())))
        .isEqualTo("consent-withdrawn");
    assertThat(notices(0)).isEmpty();
  }

  @Test
  void aNoticeThatNobodyHasReadIsFollowedByNothingWhenConsentHasEnded() {
    Story story = new Story();
    Hub.Given consent = consent();
    Example admission = story.tells(ADMISSION);
    isTaken(admission);
    Hub.await(
        "the notice waits",
        () ->
            Optional.of(hub.administrator().auditOf(noticeOf(admission)))
                .filter(steps -> steps.contains("message.waiting ok")));
    consent.close();
    Hub.await(
        "the notice is stopped",
        () ->
            Optional.of(hub.administrator().auditOf(noticeOf(admission)))
                .filter(steps -> steps.contains("message.stopped consent-withdrawn")));

    Example cancellation = story.tells(CANCELLED_ADMISSION);
    isTaken(cancellation);

    assertThat(hub.administrator().auditOf(hubId(cancellation).toString()))
        .endsWith("message.handled ok");
    assertThat(hub.administrator().auditOf(noticeOf(cancellation))).isEmpty();
    assertThat(notices(0)).isEmpty();
  }

  @Test
  void addressedToTheHubItGoesToWhomAConsentNames() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(toTheHub(story.tells(ADMISSION)));
      isTaken(toTheHub(story.tells(ADMISSION)));

      AdmissionNotice notice = notices(1).getFirst();

      assertThat(notice.getContact().getOrganisation()).isEqualTo(WARD.id().sor());
      assertThat(notice.getCitizen().getFamilyName()).isEqualTo("Elmer");
      assertThat(notices(0)).isEmpty();
    }
    Example unheard = toTheHub(new Story().tells(ADMISSION));
    isTaken(unheard);
    assertThat(hub.administrator().auditOf(hubId(unheard).toString()))
        .endsWith("message.handled ok");
    assertThat(notices(0)).isEmpty();
  }

  @Test
  void theCallAfterTheDischargeComesAlongWhereTheConsentNamesTheCarePlan() {
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      isTaken(askingForTheChangePackage(new Story().tells(DISCHARGE)));

      assertThat(notices(1))
          .extracting(AdmissionNotice::getCallOn)
          .containsExactly(LocalDate.parse("2022-12-19"));
    }
    try (Hub.Given consent = consent()) {
      isTaken(askingForTheChangePackage(new Story().tells(DISCHARGE)));

      assertThat(notices(1)).extracting(AdmissionNotice::getCallOn).containsOnlyNulls();
    }
  }

  @Test
  void aRevisionThatDoesNotSpeakOfTheCallLeavesItWithItsNewDayAndOneThatTakesItBackDoesNot() {
    Story story = new Story();
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      isTaken(askingForTheChangePackage(story.tells(DISCHARGE)));
      notices(1);
    }

    isTaken(on("2022-12-19", story.revises(DISCHARGE)));
    isTaken(on("2022-12-20", changePackage(story.revises(DISCHARGE), false)));

    assertThat(notices(2))
        .extracting(AdmissionNotice::getCallOn)
        .containsExactly(LocalDate.parse("2022-12-20"), null);
  }

  @Test
  void whetherToCallIsForTheWardToSayAlsoWhereTheNoticeBeforeIsNotReadYet() {
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      Story asked = new Story();
      isTaken(askingForTheChangePackage(asked.tells(DISCHARGE)));
      isTaken(on("2022-12-19", asked.revises(DISCHARGE)));
      assertThat(notices(2))
          .extracting(AdmissionNotice::getCallOn)
          .containsExactly(LocalDate.parse("2022-12-19"), LocalDate.parse("2022-12-20"));

      Story takenBack = new Story();
      isTaken(askingForTheChangePackage(takenBack.tells(DISCHARGE)));
      notices(1);
      isTaken(on("2022-12-19", changePackage(takenBack.revises(DISCHARGE), false)));
      isTaken(on("2022-12-20", takenBack.revises(DISCHARGE)));
      assertThat(notices(2)).extracting(AdmissionNotice::getCallOn).containsOnlyNulls();
    }
  }

  @Test
  void whoeverWasAskedToCallStaysAskedWhereTheConsentCoversNoCarePlanSince() {
    Story story = new Story();
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      isTaken(askingForTheChangePackage(story.tells(DISCHARGE)));
      notices(1);
    }
    try (Hub.Given consent = consent()) {
      isTaken(on("2022-12-19", story.revises(DISCHARGE)));

      assertThat(notices(1))
          .extracting(AdmissionNotice::getCallOn)
          .containsExactly(LocalDate.parse("2022-12-20"));
    }
  }

  @Test
  void anAdmissionThatIsMendedAfterItsDischargeOvertookItMendsTheDischarge() {
    Story story = new Story();
    Example discharge = story.tells(DISCHARGE);
    try (Hub.Given consent = consent()) {
      isTaken(discharge);
      notices(1);
    }
    Example mended = story.tells(REVISED_ADMISSION);

    isTaken(
        new Example(
            mended.id(), mended.text().replace("2022-12-07T14:00:02", "2022-12-19T14:00:02")));

    assertThat(collected(1))
        .extracting(HospitalNotificationTest::told)
        .containsExactly(
            noticeOf(mended)
                + " discharged revised 2022-12-07T11:00:00Z 2022-12-18T07:45:30Z corrects "
                + noticeOf(discharge));
  }

  private static Example on(String day, Example discharge) {
    return new Example(discharge.id(), discharge.text().replace("2022-12-18T", day + "T"));
  }

  private static Example askingForTheChangePackage(Example discharge) {
    return changePackage(discharge, true);
  }

  private static Example changePackage(Example discharge, boolean asked) {
    ObjectNode message = discharge.tree();
    ((ObjectNode) message.at("/entry/0/resource"))
        .putArray("extension")
        .addObject()
        .put("url", "http://sektorbro.dk/fhir/StructureDefinition/change-package")
        .put("valueBoolean", asked);
    return new Example(discharge.id(), message.toString());
  }

  private Hub.Given consent() {
    return consent(InformationTypeCode.ADMISSION_DISCHARGE);
  }

  private Hub.Given consent(InformationTypeCode... types) {
    return hub.consent(LISTENER, WARD, TestCitizen.BRUNO, types);
  }

  private void isTaken(Example message) {
    Acknowledged answer = hub.caller(WARD).processes(message.text(), Caller.JSON);
    assertThat(answer.issues()).isEmpty();
    assertThat(answer.code()).isEqualTo("ok");
    hub.awaitState(WARD, message.headerId(), StateCode.HANDLED);
  }

  /** Whatever the listener has of notices once there are so many. */
  private List<Collected> collected(int atLeast) {
    List<Collected> all = new ArrayList<>();
    Hub.await(
        atLeast + " notices",
        () -> {
          List<Collected> now = hub.soap(LISTENER).collects();
          hub.soap(LISTENER).acknowledges(now);
          now.stream()
              .filter(item -> item.delivery().getAdmissionNotice() != null)
              .forEach(all::add);
          return Optional.of(all).filter(found -> found.size() >= atLeast);
        });
    return all;
  }

  private int noticesMadeOf(List<Example> messages) {
    return Math.toIntExact(
        messages.stream()
            .filter(message -> !hub.administrator().auditOf(noticeOf(message)).isEmpty())
            .count());
  }

  private List<AdmissionNotice> notices(int atLeast) {
    return collected(atLeast).stream().map(item -> item.delivery().getAdmissionNotice()).toList();
  }

  private static String told(Collected item) {
    AdmissionNotice notice = item.delivery().getAdmissionNotice();
    return "%s %s %s %s %s corrects %s"
        .formatted(
            item.hubMessageId(),
            notice.getEvent(),
            notice.getStanding(),
            moment(notice.getAdmittedAt()),
            moment(notice.getEndedAt()),
            Objects.requireNonNullElse(notice.getCorrects(), "nothing"));
  }

  private static String moment(@Nullable OffsetDateTime at) {
    return at == null ? "-" : at.toInstant().toString();
  }

  private Example example(String id) {
    return Objects.requireNonNull(published.get(id), id);
  }

  private static String noticeOf(Example message) {
    return hubId(message).consequence("notice/" + LISTENER.id()).toString();
  }

  private static MessageId hubId(Example message) {
    return MessageId.of(WARD.id(), message.headerId());
  }

  private Example toTheHub(Example message) {
    return new Example(
        message.id(),
        message
            .text()
            .replace(LISTENER.id().sor(), "99999031000016007")
            .replace(LISTENER.gln().value(), "5799999900037"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, String>> table() {
    try (InputStream file =
        HospitalNotificationTest.class.getResourceAsStream("/course/hospital-notifications.yaml")) {
      return (List<Map<String, String>>) new Yaml().load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MedCom's messages of one stay under ids of their own, as another stay. */
  private final class Story {

    private final Map<String, String> ids = new HashMap<>();

    Story() {
      published
          .values()
          .forEach(
              example -> {
                ids.put(example.id(), UUID.randomUUID().toString());
                ids.put(example.headerId(), UUID.randomUUID().toString());
              });
    }

    Example tells(String id) {
      String text = example(id).text();
      for (Map.Entry<String, String> each : ids.entrySet()) {
        text = text.replace(each.getKey(), each.getValue());
      }
      return new Example(Objects.requireNonNull(ids.get(id)), text);
    }

    Example revises(String discharge) {
      return corrects(discharge, "revise-discharge-inpatient-home");
    }

    /** What MedCom publishes no correction of: the same once more, as one of the last. */
    Example corrects(String corrected, String activity) {
      Example before = tells(corrected);
      String bundle = UUID.randomUUID().toString();
      ObjectNode message =
          new Example(
                  bundle,
                  before
                      .text()
                      .replace(before.id(), bundle)
                      .replace(before.headerId(), UUID.randomUUID().toString()))
              .tree();
      ArrayNode entries = (ArrayNode) message.get("entry");
      JsonNode last = entries.get(entries.size() - 1);
      String id = last.at("/resource/id").asText();
      ObjectNode revised = (ObjectNode) last.get("resource");
      ObjectNode first = last.deepCopy();
      ((ObjectNode) first.at("/resource/target/0"))
          .put("reference", "MessageHeader/" + before.headerId());
      ((ObjectNode) first.get("resource")).put("id", UUID.randomUUID().toString());
      first.put(
          "fullUrl", first.get("fullUrl").asText().replace(id, first.at("/resource/id").asText()));
      ((ObjectNode) revised.at("/activity/coding/0")).put("code", activity);
      ((ObjectNode) revised.at("/entity/0/what"))
          .put("reference", "MessageHeader/" + before.headerId());
      entries.add(first);
      return new Example(bundle, message.toString());
    }
  }
}
