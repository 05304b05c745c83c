package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.audit.jdbc.JdbcAudit;
import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.certificate.clock.jdbc.JdbcRequestsMade;
import dk.sektorbro.certificate.jdbc.JdbcAnswerDoubts;
import dk.sektorbro.certificate.jdbc.JdbcCertificateRequests;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import dk.sektorbro.seal.DataKeyConcealer;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.jdbc.JdbcDataKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dialogue in PostgreSQL, with the service built anew in between as when a hub restarts. */
class StoredDialogueTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int SEQUENCES = 25;
  private static final int OPEN = 100_000;

  @TempDir static Path home;
  private static MigratedDatabase database;
  private static JdbcClient jdbc;
  private static DataKeyConcealer concealer;
  private static UnitOfWork transactions;

  private final MovingClock clock = new MovingClock(START);

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
    MovingClock clock = new MovingClock(START);
    KeyRing keyRing =
        KeyRing.openOrCreate(
            home.resolve("keyring.p12"), "test".toCharArray(), clock, new SecureRandom());
    concealer = new DataKeyConcealer(new JdbcDataKeys(jdbc, keyRing, clock), new SecureRandom());
    transactions = database.transactions();
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  @BeforeEach
  void nothingIsKept() {
    jdbc.sql("truncate message, certificate_request, certificate_doubt, audit cascade").update();
  }

  private DialogueWorld hub() {
    return new DialogueWorld(
        clock,
        new JdbcCertificateRequests(
            jdbc, concealer, (jobcentre, number) -> MessageId.of(jobcentre, "case/" + number)),
        new JdbcAnswerDoubts(jdbc),
        new JdbcAudit(jdbc),
        transactions,
        StoredDialogueTest::carry);
  }

  private static void carry(MessageId message) {
    jdbc.sql(
            """
            insert into message (id, kind, sender, receiver, transmission, state, reason, size, particulars, accepted_at, changed_at)
            values (?, 'certificate-request', '1', '2', ?, 'ACCEPTED', '', 0, '', ?, ?) on conflict do nothing""")
        .params(message.value(), UUID.randomUUID(), Timestamp.from(START), Timestamp.from(START))
        .update();
  }

  @Test
  void noSequenceLosesDoublesOrWronglyClosesARequestOverRestarts() {
    for (long seed = 100_000; seed < 100_000 + SEQUENCES; seed++) {
      nothingIsKept();
      clock.set(START);
      new RandomDialogue(seed, this::hub).run(40, 5);
    }
  }

  @Test
  void theCaseOfWhoeverAskedShowsARequestAfterItsHandOverAsBefore() {
    DialogueWorld world = hub();
    RequestsMade made = new JdbcRequestsMade(jdbc, world.requests);
    Asked asked = world.asksAndDelivers("LAE-285");
    world.leaves();
    MessageId old = MessageId.of(DialogueWorld.JOBCENTRE, "case/SDP-1");
    MessageId anew = MessageId.of(DialogueWorld.OTHER_JOBCENTRE, "case/NEW-1");
    List<RequestsMade.Made> then = made.in(old);

    world.isHandedOver(asked);

    assertThat(made.in(old)).isEqualTo(then);
    assertThat(then)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.state()).isEqualTo(RequestsMade.State.ENDED);
              assertThat(each.requestId()).isEqualTo(asked.requestId());
              assertThat(each.takenOver()).isEmpty();
            });
    assertThat(made.in(List.of(old, anew)).get(anew))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.state()).isEqualTo(RequestsMade.State.OPEN);
              assertThat(each.takenOver()).isPresent();
            });
    assertThat(hub().requests.findFormer(DialogueWorld.JOBCENTRE, asked.requestId())).isPresent();
  }

  @Test
  void whatIsPersonalIsCiphertext() {
    DialogueWorld world = hub();
    Asked asked = world.asks("LAE-145", world.today().plusDays(30));
    world.arrives(asked.message(), DialogueWorld.CLINIC);
    world.declines(asked, DialogueWorld.CLINIC, "no");

    String everything =
        jdbc.sql(
                """
                select (select string_agg(r::text, '') from certificate_request r)
                  || (select string_agg(encode(r.particulars, 'escape'), '') from certificate_request r)
                  || (select string_agg(e::text || encode(e.particulars, 'escape'), '') from certificate_event e)""")
            .query(String.class)
            .single();

    assertThat(everything).doesNotContain("ikke tid", "SDP-1", asked.requestId());
    assertThat(hub().of(asked).timeline().getLast().step())
        .isEqualTo(new Step.Declined("Vi har ikke tid."));
  }

  @Test
  void ofAnErasedMessageTheWordsAreGone() {
    DialogueWorld world = hub();
    Asked asked = world.asks("LAE-145", world.today().plusDays(30));
    MessageId declined = world.declines(asked, DialogueWorld.CLINIC, "no");

    transactions.run(() -> world.requests.forget(declined));

    assertThat(hub().of(asked).timeline().getLast().step()).isEqualTo(new Step.Declined(""));
    assertThat(world.stage(asked)).isEqualTo("DECLINED");
  }

  @Test
  void aRequestThatSomebodyHasInHandHoldsUpNoOther() throws Exception {
    DialogueWorld world = hub();
    Asked inHand = world.asksAndDelivers("LAE-285");
    Asked other = world.asksAndDelivers("LAE-125");
    clock.passes(Duration.ofDays(16));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch passed = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<?> holder =
          threads.submit(
              () ->
                  transactions.run(
                      () -> {
                        world.requests.lock(inHand.id());
                        locked.countDown();
                        await(passed);
                      }));
      await(locked);
      for (MessageId due : world.time.due(10)) {
        transactions.run(() -> world.time.pass(due));
      }
      passed.countDown();
      holder.get();
    }

    assertThat(world.standing(inHand).overdue()).isFalse();
    assertThat(world.standing(other).overdue()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsDueIsFoundAmongAHundredThousandOpenRequestsWithinFiftyMilliseconds() {
    MessageId message = MessageId.of(DialogueWorld.JOBCENTRE, "any");
    carry(message);
    jdbc.sql(
            """
            insert into certificate_request (id, message, requester, answerer, citizen, form, due, state, particulars, asked_at, next_at, named)
            select gen_random_uuid(), ?, '99999011000016001', '99999021000016005', md5(n::text) || md5(n::text), 'LAE-285',
              date '2026-03-16', 'DELIVERED', '\\x00', ?, ?::timestamptz + n * interval '10 seconds', gen_random_uuid()
            from generate_series(1, ?) n""")
        .params(message.value(), Timestamp.from(START), Timestamp.from(START), OPEN)
        .update();
    jdbc.sql("analyze certificate_request").update();
    CertificateRequests requests = hub().requests;
    Instant now = START.plus(Duration.ofHours(1));
    assertThat(requests.due(now, 500)).hasSize(360);

    List<Duration> took = new ArrayList<>();
    for (int run = 0; run < 20; run++) {
      long begin = System.nanoTime();
      requests.due(now, 500);
      requests.awaiting(
          DialogueWorld.BRUNO, "LAE-285", DialogueWorld.JOBCENTRE, DialogueWorld.CLINIC);
      took.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    took.sort(Duration::compareTo);
    LoggerFactory.getLogger(StoredDialogueTest.class)
        .info(
            "Found 360 due among {} open requests in {} ms (half of the runs), {} ms (all)",
            OPEN,
            took.get(10).toNanos() / 1e6,
            took.getLast().toNanos() / 1e6);
    assertThat(took.get(10)).isLessThan(Duration.ofMillis(50));
    assertThat(
            jdbc.sql(
                    "explain select id from certificate_request where next_at <= ? order by next_at limit 500")
                .param(Timestamp.from(now))
                .query(String.class)
                .list()
                .toString())
        .contains("certificate_request_next");
  }
}
