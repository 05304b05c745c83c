package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.course.jdbc.JdbcMoves;
import dk.sektorbro.course.move.Move;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hand-overs that break off, in PostgreSQL, and what the next hub makes of them. */
class TakeOversTest {

  private static final PartyId OLD = new PartyId("99999011000016001");
  private static final PartyId NEW = new PartyId("953741000016009");
  private static final CitizenKey ANNA = new CitizenKey("a".repeat(64));
  private static final CitizenKey BIRTE = new CitizenKey("b".repeat(64));
  private static final Instant MARCH = Instant.parse("2026-03-02T08:00:00Z");
  @TempDir static Path home;
  private static MigratedDatabase database;
  private static JdbcClient jdbc;
  private static UnitOfWork transactions;

  private final MovingClock clock = new MovingClock(MARCH);

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
    transactions = database.transactions();
    jdbc.sql("create table handed_over (piece text, heir text)").update();
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  @BeforeEach
  void nothingIsKept() {
    jdbc.sql("truncate citizen_move, handed_over").update();
  }

  @Test
  void whatBreaksOffInTheMiddleIsCompletedByTheNextHubOnce() {
    moved(ANNA);
    assertThatThrownBy(() -> hub("b", pieces("a", "b", "c")).of(ANNA)).isInstanceOf(HubDied.class);
    assertThat(handedOver()).containsExactly("a");

    hub("", pieces("a", "b", "c")).run();
    hub("", pieces("a", "b", "c")).run();

    assertThat(handedOver()).containsExactly("a", "b", "c");
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).isEmpty();
    assertThat(moves().of(ANNA)).allMatch(move -> move.handedOverAt().isPresent());
  }

  @Test
  void aHandOverThatFailsHoldsUpNoOther() {
    moved(ANNA);
    moved(BIRTE);

    hub("a", (citizen, gone) -> List.of(piece(citizen.equals(ANNA) ? "a" : "of-birte", "a"))).run();

    assertThat(handedOver()).containsExactly("of-birte");
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).containsExactly(ANNA);
  }

  @Test
  void aChangeOfConsentIsLookedAtThoughTheHubDiesBeforeItCould() {
    moved(ANNA);
    hub("", pieces()).run();
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).isEmpty();

    transactions.run(() -> hub("", pieces()).changing(ANNA));
    hub("", pieces("a")).run();

    assertThat(handedOver()).containsExactly("a");
  }

  @Test
  void aChangeWhileItIsLookedAtIsLookedAtAgain() {
    moved(ANNA);
    hub(
            "",
            (citizen, gone) -> {
              transactions.run(() -> moves().touch(citizen));
              return List.of();
            })
        .of(ANNA);

    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).containsExactly(ANNA);
  }

  @Test
  void whatMayGrowIsLookedAtWithinAMinuteAndTheRestWithinADay() {
    moved(ANNA);
    hub("", pieces()).run();
    clock.passes(Duration.ofMinutes(2));
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).isEmpty();
    clock.passes(Duration.ofDays(1));
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).containsExactly(ANNA);

    hub("", new Growing()).run();
    clock.passes(Duration.ofMinutes(2));
    assertThat(moves().due(clock.instant(), Optional.empty(), 10)).containsExactly(ANNA);
  }

  private static JdbcMoves moves() {
    return new JdbcMoves(jdbc, new Unconcealed());
  }

  private record Growing() implements LeftBehind {
    @Override
    public List<Piece> of(CitizenKey citizen, PartyId gone) {
      return List.of();
    }

    @Override
    public boolean mayGrow(CitizenKey citizen, PartyId gone) {
      return true;
    }
  }

  /** What takes the hub's transaction with it. */
  private static final class HubDied extends RuntimeException {}

  private String diesAt = "";

  private TakeOvers hub(String dying, LeftBehind left) {
    diesAt = dying;
    return new TakeOvers(moves(), List.of(left), transactions, clock);
  }

  private LeftBehind pieces(String... names) {
    return (citizen, gone) -> Stream.of(names).map(name -> piece(name, diesAt)).toList();
  }

  private static LeftBehind.Piece piece(String name, String dying) {
    return heir -> {
      boolean isNew =
          jdbc.sql("select count(*) from handed_over where piece = ?")
                  .param(name)
                  .query(Integer.class)
                  .single()
              == 0;
      if (isNew) {
        jdbc.sql("insert into handed_over (piece, heir) values (?, ?)")
            .params(name, heir.sor())
            .update();
      }
      if (name.equals(dying)) {
        throw new HubDied();
      }
      return isNew;
    };
  }

  private void moved(CitizenKey citizen) {
    transactions.run(
        () ->
            moves()
                .store(
                    new Move(
                        new MessageId(UUID.randomUUID()),
                        citizen,
                        OLD,
                        NEW,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static List<String> handedOver() {
    return jdbc.sql("select piece from handed_over order by piece").query(String.class).list();
  }
}
