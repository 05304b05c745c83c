package dk.sektorbro.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.CertificateStatus;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.TeamMember;
import dk.sektorbro.jobcentre.soap.WheelCode;
import dk.sektorbro.world.BesideTheRest;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in both directions; the hub is killed with SIGKILL in the middle and started again. */
@BesideTheRest
class KilledHubTest {

  private static final int EACH_WAY = 40;
  private static final int TO_THE_TEAM = 20;
  private static final PartyId HUB = new PartyId("99999031000016007");
  private static final List<Member> TEAM =
      List.of(Member.HERLEV_HOME_CARE, Member.HERLEV_CARE_HOME);
  private static final int ACCEPTED_BEFORE_THE_KILL = 30;
  private static final String LETTER = "care-communication-message";
  private static final String SECRET = "hemmeligholdes-7f3a";

  @TempDir static Path home;

  private static final Member NEW_ONE = Member.HERLEV_CARE_HOME;
  private static final int HANDED_OVER = 12;
  private static final TestCitizen MOVES =
      new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, "0202801QF1"), "Anna", "Prøve");

  private static final List<String> askedFor = new ArrayList<>();
  private static final List<String> handedOver = new ArrayList<>();
  private static final List<String> toldWhoAsksNow = new ArrayList<>();
  private static final List<String> atTheEhr = new ArrayList<>();
  private static final List<String> atTheJobcentre = new ArrayList<>();
  private static final Map<Member, List<String>> inTheTeam = new HashMap<>();
  private static int acceptedBeforeTheKill;

  /** A message and how its sender sends it: the same again, as often as asked. */
  private record Letter(String text, Runnable send) {}

  @BeforeAll
  static void messagesAndAKill() throws InterruptedException {
    World world =
        new World(home, Member.JOBCENTRE, Member.PSYCHIATRY, TEAM.getFirst(), TEAM.getLast());
    try (SimulatedPsychiatry ehr = world.ehr(Member.PSYCHIATRY)) {
      ehr.goesOnline();
      HubProcess first = HubProcess.start(world);
      SimulatedJobcentre jobcentre = world.jobcentre(Member.JOBCENTRE);
      jobcentre.registersConsent(
          new ConsentWish(
              TestCitizen.BRUNO,
              Member.PSYCHIATRY.id(),
              "SDP-1",
              List.of(InformationTypeCode.CORRESPONDENCE)));
      asksAndLeaves(jobcentre, ehr);
      joinTheTeam(world, jobcentre);
      List<Letter> unanswered =
          sendUntilKilled(letters(jobcentre, ehr), first, world.jobcentre(NEW_ONE));
      try (HubProcess second = HubProcess.start(world)) {
        sendAll(unanswered);
        collectAll(world.jobcentre(Member.JOBCENTRE), ehr);
        TEAM.forEach(member -> inTheTeam.put(member, collected(world.jobcentre(member))));
        takesOver(world.jobcentre(NEW_ONE), ehr);
      }
    }
  }

  /** Asks for certificates about a citizen who then moves. */
  private static void asksAndLeaves(SimulatedJobcentre jobcentre, SimulatedPsychiatry ehr) {
    jobcentre.registersConsent(certificates("SDP-2"));
    List<RequestCertificate> requests =
        IntStream.range(0, HANDED_OVER)
            .mapToObj(
                n ->
                    jobcentre.certificateRequest(
                        MOVES, Member.PSYCHIATRY.id(), "SDP-2", "Kan hun arbejde?"))
            .toList();
    requests.forEach(jobcentre::requestsCertificate);
    requests.forEach(request -> askedFor.add(request.getRequestId()));
    Awaitility.await("psychiatry is asked")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                ehr.received("certificate-request").size() == HANDED_OVER
                    && requests.stream()
                        .map(each -> jobcentre.status(each.getMessageId()).getCertificate())
                        .allMatch(each -> each.getStage().equals("DELIVERED")));
    jobcentre.saysMoved(MOVES, NEW_ONE.id());
  }

  private static ConsentWish certificates(String caseNumber) {
    return new ConsentWish(
        MOVES,
        Member.PSYCHIATRY.id(),
        caseNumber,
        List.of(InformationTypeCode.MEDICAL_CERTIFICATE));
  }

  private static void takesOver(SimulatedJobcentre jobcentre, SimulatedPsychiatry ehr) {
    Awaitility.await("everything handed over")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () ->
                jobcentre.handOver(MOVES).getHandedOverRequest().size() == HANDED_OVER
                    && ehr.received("certificate-reminder").size() >= HANDED_OVER);
    jobcentre.handOver(MOVES).getHandedOverRequest().stream()
        .map(CertificateStatus::getRequestId)
        .forEach(handedOver::add);
    ehr.received("certificate-reminder").stream()
        .flatMap(bundle -> bundle.getEntry().stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(task -> ((Task) task).getIdentifierFirstRep().getValue())
        .forEach(toldWhoAsksNow::add);
  }

  private static void joinTheTeam(World world, SimulatedJobcentre jobcentre) {
    TeamMember adviser = new TeamMember();
    adviser.setName("Rådgiver Prøve");
    adviser.setWheel(WheelCode.INNER_WHEEL);
    jobcentre.joins(TestCitizen.BRUNO, Optional.empty(), List.of(adviser));
    for (Member member : TEAM) {
      jobcentre.registersConsent(
          new ConsentWish(
              TestCitizen.BRUNO,
              member.id(),
              "SDP-1",
              List.of(InformationTypeCode.CORRESPONDENCE, InformationTypeCode.CARE_PLAN)));
      world.jobcentre(member).joins(TestCitizen.BRUNO, Optional.empty(), List.of(adviser));
    }
  }

  private static List<String> collected(SimulatedJobcentre member) {
    List<String> texts = new ArrayList<>();
    Awaitility.await("everything to the team delivered")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              List<Collected> all = member.collects();
              all.stream()
                  .filter(item -> item.delivery().getCorrespondence() != null)
                  .forEach(item -> texts.add(textOf(item)));
              member.acknowledges(all);
              return all.isEmpty() && texts.size() >= TO_THE_TEAM;
            });
    return texts;
  }

  private static List<Letter> letters(SimulatedJobcentre jobcentre, SimulatedPsychiatry ehr) {
    return IntStream.range(0, EACH_WAY)
        .boxed()
        .<Letter>mapMulti(
            (n, letters) -> {
              letters.accept(
                  fromJobcentre(jobcentre, "%s til psykiatrien %d".formatted(SECRET, n)));
              letters.accept(fromPsychiatry(ehr, "%s til jobcentret %d".formatted(SECRET, n)));
              if (n < TO_THE_TEAM) {
                letters.accept(toTheTeam(jobcentre, "%s til teamet %d".formatted(SECRET, n)));
              }
            })
        .toList();
  }

  private static Letter fromJobcentre(SimulatedJobcentre jobcentre, String text) {
    SendMessage message = jobcentre.message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), text);
    return new Letter(text, () -> jobcentre.sends(message));
  }

  private static Letter toTheTeam(SimulatedJobcentre jobcentre, String text) {
    SendMessage message = jobcentre.message(TestCitizen.BRUNO, HUB, text);
    return new Letter(text, () -> jobcentre.sends(message));
  }

  private static Letter fromPsychiatry(SimulatedPsychiatry ehr, String text) {
    Gln gln = Member.JOBCENTRE.gln();
    Bundle message =
        ehr.careCommunication(
            Member.JOBCENTRE.id(),
            gln,
            Member.JOBCENTRE.name(),
            TestCitizen.BRUNO,
            text,
            List.of());
    return new Letter(
        text,
        () -> {
          SimulatedPsychiatry.Answer answer = ehr.sends(message);
          if (!answer.code().equals("ok")) {
            throw new IllegalStateException(answer.code());
          }
        });
  }

  /**
   * Sends on four threads and kills the hub when enough was accepted and it begins to hand over.
   * Returns what got no answer.
   */
  private static List<Letter> sendUntilKilled(
      List<Letter> letters, HubProcess hub, SimulatedJobcentre whereTheyLiveNow)
      throws InterruptedException {
    ConcurrentLinkedQueue<Letter> unanswered = new ConcurrentLinkedQueue<>();
    CountDownLatch untilTheKill = new CountDownLatch(ACCEPTED_BEFORE_THE_KILL);
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      for (Letter letter : letters) {
        senders.submit(
            () -> {
              try {
                letter.send().run();
                untilTheKill.countDown();
              } catch (RuntimeException noAnswer) {
                unanswered.add(letter);
              }
            });
      }
      assertThat(untilTheKill.await(5, TimeUnit.MINUTES)).isTrue();
      whereTheyLiveNow.registersConsent(certificates("SDP-3"));
      hub.kill();
    }
    acceptedBeforeTheKill = letters.size() - unanswered.size();
    return List.copyOf(unanswered);
  }

  /** A sender that got no answer, or was told to come back later, sends the same again. */
  private static void sendAll(List<Letter> letters) {
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      letters.forEach(letter -> senders.submit(() -> sendUntilAccepted(letter)));
    }
  }

  private static void sendUntilAccepted(Letter letter) {
    Awaitility.await(letter.text())
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(() -> letter.send().run());
  }

  private static void collectAll(SimulatedJobcentre jobcentre, SimulatedPsychiatry ehr) {
    Awaitility.await("everything delivered")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              List<Collected> collected = jobcentre.collects();
              collected.forEach(item -> atTheJobcentre.add(textOf(item)));
              jobcentre.acknowledges(collected);
              return collected.isEmpty()
                  && atTheJobcentre.size() >= EACH_WAY
                  && ehr.received(LETTER).size() >= EACH_WAY;
            });
    ehr.received(LETTER).forEach(bundle -> atTheEhr.add(textOf(bundle)));
  }

  private static String textOf(Collected item) {
    return item.delivery().getCorrespondence().getThread().getPart().stream()
        .map(Part::getText)
        .reduce("", String::concat);
  }

  private static String textOf(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Communication.class::isInstance)
        .map(Communication.class::cast)
        .flatMap(communication -> communication.getPayload().stream())
        .map(payload -> payload.getContentStringType().getValue())
        .reduce("", String::concat);
  }

  @Test
  void everyAcceptedMessageIsDeliveredExactlyOnce() {
    assertThat(acceptedBeforeTheKill)
        .isBetween(ACCEPTED_BEFORE_THE_KILL, 2 * EACH_WAY + TO_THE_TEAM - 1);
    assertThat(atTheEhr).containsExactlyInAnyOrderElementsOf(texts("til psykiatrien", EACH_WAY));
    assertThat(atTheJobcentre)
        .containsExactlyInAnyOrderElementsOf(texts("til jobcentret", EACH_WAY));
  }

  @Test
  void aHandOverThatTheKillBrokeOffIsCompletedOnce() {
    assertThat(handedOver).containsExactlyInAnyOrderElementsOf(askedFor);
    assertThat(toldWhoAsksNow).containsExactlyInAnyOrderElementsOf(askedFor);
  }

  @Test
  void everyMemberOfTheTeamGotEachMessageToItExactlyOnce() {
    assertThat(inTheTeam).containsOnlyKeys(TEAM);
    assertThat(inTheTeam)
        .allSatisfy(
            (member, texts) ->
                assertThat(texts)
                    .containsExactlyInAnyOrderElementsOf(texts("til teamet", TO_THE_TEAM)));
  }

  private static List<String> texts(String direction, int times) {
    return IntStream.range(0, times)
        .mapToObj(n -> "%s %s %d".formatted(SECRET, direction, n))
        .toList();
  }

  @Test
  void noIdNumberAndNoTextLiesInJournalDatabaseOrLogs() {
    PlainTextSearch personal =
        new PlainTextSearch(TestCitizen.BRUNO.id().number(), "250947-9989", "Elmer", SECRET);
    Path[] places = {
      home.resolve("data/broker"),
      home.resolve("data/postgres"),
      home.resolve("hub.log"),
      home.resolve("console.log")
    };

    assertThat(personal.findings(places)).isEmpty();
    assertThat(new PlainTextSearch(Member.JOBCENTRE.id().sor()).findings(places))
        .as("the search does find what lies in the open")
        .anyMatch(finding -> finding.contains("UTF-8"));
  }
}
