package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.AdmissionNotice;
import dk.sektorbro.jobcentre.soap.ContentRefusedFault;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.WorkTask;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
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

  private static final String LEAVE_STARTED = "d3128d9b-cede-4c7f-8904-809eab322d7d";
  private static final String LEAVE_ENDED = "e94de8ee-bd94-475e-b454-b8fbbef8a685";
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
  void aRevisionThatComesLateTellsTheAdmissionAsItWasMendedSince() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(ADMISSION));
      isTaken(story.tells(DISCHARGE));
      isTaken(mendedAfterTheDischarge(story.tells(REVISED_ADMISSION)));
      notices(3);

      isTaken(story.revises(DISCHARGE));

      assertThat(notices(1))
          .extracting(AdmissionNotice::getEvent, notice -> moment(notice.getAdmittedAt()))
          .containsExactly(tuple("discharged", "2022-12-06T10:00:00Z"));
    }
  }

  private static Example mendedAfterTheDischarge(Example revision) {
    ObjectNode message = revision.tree();
    for (JsonNode entry : message.get("entry")) {
      JsonNode resource = entry.get("resource");
      if (resource.at("/activity/coding/0/code").asText().startsWith("revise-")) {
        ((ObjectNode) resource).put("occurredDateTime", "2022-12-19T08:00:00+01:00");
      }
      if (resource.has("period")) {
        ((ObjectNode) resource.get("period")).put("start", "2022-12-06T11:00:00+01:00");
      }
    }
    return new Example(revision.id(), message.toString());
  }

  @Test
  void aLeaveIsToldWithItsMomentsAndItsCorrectionsFollow() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(LEAVE_STARTED));
      isTaken(story.tells(LEAVE_ENDED));

      assertThat(notices(2))
          .extracting(
              AdmissionNotice::getEvent,
              notice -> moment(notice.getLeaveFrom()),
              notice -> moment(notice.getLeaveUntil()),
              notice -> moment(notice.getEndedAt()))
          .containsExactly(
              tuple("leave-started", "2022-12-13T12:00:10Z", "-", "-"),
              tuple("leave-ended", "2022-12-13T12:00:10Z", "2022-12-14T13:30:00Z", "-"));
    }

    isTaken(story.corrects(LEAVE_ENDED, "cancel-end-leave-inpatient"));

    assertThat(notices(1))
        .extracting(AdmissionNotice::getEvent, AdmissionNotice::getStanding)
        .containsExactly(tuple("leave-ended", "cancelled"));
  }

  @Test
  void aLeaveThatIsOverBeforeItsBeginningComesIsToldOnce() {
    Story story = new Story();
    try (Hub.Given consent = consent()) {
      isTaken(story.tells(LEAVE_ENDED));
      isTaken(story.tells(LEAVE_STARTED));

      assertThat(notices(1)).extracting(AdmissionNotice::getEvent).containsExactly("leave-ended");
      assertThat(notices(0)).isEmpty();
    }
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

  @Test
  void aCallStandsOnTheWorkListOfWhoeverHasTheNoticeUntilItIsMade() throws Exception {
    LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), DanishTime.ZONE);
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      Example discharge =
          askingForTheChangePackage(
              on(today.minusDays(1).toString(), new Story().tells(DISCHARGE)));
      isTaken(discharge);
      assertThat(calls(discharge)).isEmpty();
      notices(1);

      WorkTask task = calls(discharge).getFirst();

      assertThat(task.getTask()).isEqualTo("call-citizen");
      assertThat(task.getBy()).isAfterOrEqualTo(today);
      assertThat(task.isOverdue()).isFalse();
      assertThat(task.getCaseNumber()).isNull();
      assertThat(task.getCall().getNotice()).isEqualTo(noticeOf(discharge));
      assertThat(task.getCall().getCitizen().getFamilyName()).isEqualTo("Elmer");
      assertThat(task.getCall().getContact().getOrganisation()).isEqualTo(WARD.id().sor());
      assertThat(
              new JsonMapper()
                  .readTree(hub.caller(LISTENER).gets("/mailbox/v1/work-list").body())
                  .findValuesAsText("notice"))
          .contains(noticeOf(discharge));
      assertThatThrownBy(() -> hub.soap(LISTENER).called(noticeOf(discharge), today.plusDays(1)))
          .hasCauseInstanceOf(ContentRefusedFault.class);
      assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).called(noticeOf(discharge), today))
          .hasCauseInstanceOf(NotFoundFault.class);

      hub.soap(LISTENER).called(noticeOf(discharge), today);

      assertThat(calls(discharge)).isEmpty();
    }
  }

  @Test
  void aCallFollowsTheCorrectionsOfItsNoticeAlsoWhenConsentHasEnded() {
    Story story = new Story();
    Example discharge = askingForTheChangePackage(story.tells(DISCHARGE));
    try (Hub.Given consent =
        consent(InformationTypeCode.ADMISSION_DISCHARGE, InformationTypeCode.CARE_PLAN)) {
      isTaken(discharge);
      notices(1);
    }
    assertThat(calls(discharge))
        .extracting(WorkTask::getBy, WorkTask::isOverdue)
        .containsExactly(tuple(LocalDate.parse("2022-12-19"), true));

    Example revision = on("2022-12-19", story.revises(DISCHARGE));
    isTaken(revision);
    notices(1);

    assertThat(calls(discharge)).isEmpty();
    assertThat(calls(revision))
        .extracting(WorkTask::getBy)
        .containsExactly(LocalDate.parse("2022-12-20"));

    isTaken(story.corrects(DISCHARGE, "cancel-discharge-inpatient-home"));
    assertThat(notices(1)).extracting(AdmissionNotice::getStanding).containsExactly("cancelled");

    assertThat(calls(revision)).isEmpty();
  }

  /** What the work list says of the call that the notice of a message asks for. */
  private List<WorkTask> calls(Example message) {
    return hub.soap(LISTENER).workList(LocalDate.parse("2999-12-31")).stream()
        .filter(
            task -> task.getCall() != null && task.getCall().getNotice().equals(noticeOf(message)))
        .toList();
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
