package dk.sektorbro.world;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.SendMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/**
 * Correspondence between {@link Member#JOBCENTRE} and {@link Member#PSYCHIATRY}, both ways and
 * about two citizens, through one hub or several, entered in the books at both ends. A sender that
 * is not told "accepted" sends the same again, to the next hub where there are several.
 */
public final class Traffic implements AutoCloseable {

  private static final List<TestCitizen> CITIZENS = List.of(TestCitizen.BRUNO, TestCitizen.BIRGIT);

  private final Books books = new Books();
  private final Witness witness;
  private final List<SimulatedJobcentre> jobcentre;
  private final List<SimulatedPsychiatry> psychiatry;
  private final SimulatedPsychiatry ehr;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger visits = new AtomicInteger();
  private final Map<String, MessageId> toTheEhr = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(4);

  /** Opens the EHR's interface. */
  public Traffic(World... hubs) {
    this(Witness.NONE, hubs);
  }

  /** The same, with somebody who sees each message on its way. */
  public Traffic(Witness witness, World... hubs) {
    this.witness = witness;
    jobcentre = List.of(hubs).stream().map(hub -> hub.jobcentre(Member.JOBCENTRE)).toList();
    psychiatry = List.of(hubs).stream().map(hub -> hub.ehr(Member.PSYCHIATRY)).toList();
    ehr = psychiatry.getFirst();
    ehr.handsOnTo(bundle -> arrived(idOf(bundle)));
    ehr.goesOnline();
  }

  /** To be called once, before anything is sent. */
  public void consentIsGiven() {
    for (TestCitizen citizen : CITIZENS) {
      jobcentre
          .getFirst()
          .registersConsent(
              new ConsentWish(
                  citizen,
                  Member.PSYCHIATRY.id(),
                  "SDP-1",
                  List.of(InformationTypeCode.CORRESPONDENCE)));
    }
  }

  public Books books() {
    return books;
  }

  /** The EHR that messages are pushed to. */
  public SimulatedPsychiatry ehr() {
    return ehr;
  }

  /** How often senders heard what: "ok", or the name of what they got instead. */
  public Map<String, Integer> answers() {
    Map<String, Integer> counted = new HashMap<>();
    answers.forEach((answer, times) -> counted.put(answer, times.get()));
    return counted;
  }

  /** Sends so many more in each direction, in the background, until all are accepted. */
  public void sends(int eachWay) {
    for (int i = 0; i < eachWay; i++) {
      sendsOneEachWay(senders, System.nanoTime());
    }
  }

  /**
   * Sends one more in each direction, each until it is accepted.
   *
   * @param by sends in the background
   * @param due when they were to be sent, as {@link System#nanoTime} tells
   */
  public void sendsOneEachWay(Executor by, long due) {
    int n = sent.getAndIncrement();
    TestCitizen citizen = CITIZENS.get(n % CITIZENS.size());
    by.execute(() -> fromJobcentre(n, citizen, due));
    by.execute(() -> fromPsychiatry(n, citizen, due));
  }

  private void fromJobcentre(int n, TestCitizen citizen, long due) {
    SendMessage message =
        jobcentre.getFirst().message(citizen, Member.PSYCHIATRY.id(), "Til psykiatrien " + n);
    MessageId id = MessageId.of(Member.JOBCENTRE.id(), message.getMessageId());
    toTheEhr.put(message.getMessageId(), id);
    witness.sent(id, due);
    sendUntilAccepted(id, n, door -> () -> said(jobcentre.get(door), message));
  }

  private void fromPsychiatry(int n, TestCitizen citizen, long due) {
    Bundle message =
        ehr.careCommunication(
            Member.JOBCENTRE.id(),
            Member.JOBCENTRE.gln(),
            Member.JOBCENTRE.name(),
            citizen,
            "Til jobcentret " + n,
            List.of());
    MessageId id = MessageId.of(Member.PSYCHIATRY.id(), headerId(message));
    witness.sent(id, due);
    sendUntilAccepted(id, n, door -> () -> psychiatry.get(door).sends(message).code());
  }

  private static String said(SimulatedJobcentre jobcentre, SendMessage message) {
    jobcentre.sends(message);
    return "ok";
  }

  private interface Doors {
    Supplier<String> at(int door);
  }

  private void sendUntilAccepted(MessageId id, int n, Doors doors) {
    AtomicInteger tries = new AtomicInteger(n);
    Awaitility.await()
        .atMost(Patience.LONGEST)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              Supplier<String> door = doors.at(tries.getAndIncrement() % jobcentre.size());
              String answer = answerOf(door);
              answers.computeIfAbsent(answer, first -> new AtomicInteger()).incrementAndGet();
              return answer.equals("ok");
            });
    books.accepted(id);
    witness.accepted(id);
  }

  private static String answerOf(Supplier<String> door) {
    try {
      return door.get();
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return cause.getClass().getSimpleName();
    }
  }

  /** Waits until so many were accepted in all. */
  public void awaitAccepted(int count) {
    Patience patience = new Patience("accepted " + count);
    Awaitility.await()
        .forever()
        .until(
            () -> {
              int now = books.acceptedSoFar();
              patience.sees(now);
              return now >= count;
            });
  }

  /**
   * Waits until all that was sent is accepted, and everything that can move has come to rest; then
   * closes the books. More may be sent afterwards.
   *
   * @param ledger what the ledger says now
   */
  public Books.Balance settle(Supplier<Map<MessageId, MessageState>> ledger) {
    awaitAccepted(2 * sent.get());
    Patience patience = new Patience("everything has come to rest");
    Awaitility.await()
        .forever()
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              patience.sees(books.arrivedSoFar());
              return isAtRest(ledger);
            });
    return books.close(ledger.get());
  }

  /** A hub or a database that does not answer now is asked again. */
  private boolean isAtRest(Supplier<Map<MessageId, MessageState>> ledger) {
    try {
      return collects() == 0 && ledger.get().values().stream().noneMatch(Traffic::moves);
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private static boolean moves(MessageState state) {
    return state == MessageState.ACCEPTED
        || state == MessageState.RELEASED
        || state == MessageState.WAITING;
  }

  private void arrived(MessageId id) {
    books.arrived(id);
    witness.arrived(id);
  }

  /**
   * Collects from the jobcentre's mailbox; what was not confirmed to it may come again. Returns how
   * many came. For one caller at a time.
   */
  public int collects() {
    SimulatedJobcentre any = jobcentre.get(visits.getAndIncrement() % jobcentre.size());
    List<Collected> collected = any.collects();
    List<String> ids = collected.stream().map(Collected::hubMessageId).toList();
    ids.stream()
        .filter(id -> !unconfirmed.contains(id))
        .forEach(id -> arrived(MessageId.parse(id)));
    unconfirmed.addAll(ids);
    any.acknowledges(collected);
    ids.forEach(unconfirmed::remove);
    return ids.size();
  }

  private MessageId idOf(Bundle bundle) {
    String id = headerId(bundle);
    MessageId sentAs = toTheEhr.get(id);
    return sentAs == null ? MessageId.parse(id) : sentAs;
  }

  private static String headerId(Bundle bundle) {
    return ((MessageHeader) bundle.getEntryFirstRep().getResource()).getIdElement().getIdPart();
  }

  /** What is not accepted yet is not sent any more. */
  @Override
  public void close() {
    senders.shutdownNow();
    psychiatry.forEach(SimulatedPsychiatry::close);
  }
}
