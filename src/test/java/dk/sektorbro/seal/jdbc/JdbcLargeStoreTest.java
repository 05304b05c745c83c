package dk.sektorbro.seal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.DataKeyConcealer;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.PieceSeal;
import dk.sektorbro.seal.SealBroken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcLargeStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final int PIECE = PieceSeal.PIECE;
  private static final MessageId MESSAGE = MessageId.of(new PartyId("99999011000016001"), "1");

  @TempDir static Path home;
  private static MigratedDatabase database;
  private static JdbcClient jdbc;
  private static LargeStore store;

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    KeyRing keyRing =
        KeyRing.openOrCreate(
            home.resolve("keyring.p12"), "test".toCharArray(), clock, new SecureRandom());
    Concealer concealer =
        new DataKeyConcealer(new JdbcDataKeys(jdbc, keyRing, clock), new SecureRandom());
    store = new JdbcLargeStore(jdbc, keyRing, concealer, clock);
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  @BeforeEach
  void nothingIsKeptButAMessage() {
    jdbc.sql("delete from large").update();
    jdbc.sql(
            """
            insert into message (id, kind, sender, receiver, transmission, state, reason, size, particulars,
              accepted_at, changed_at)
            values (?, 'care-communication', '1', '2', ?, 'RECEIVED', '', 0, '', now(), now())
            on conflict do nothing""")
        .params(MESSAGE.value(), MESSAGE.value())
        .update();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static UUID kept(byte[] content) {
    LargeStore.Draft draft = store.draft();
    draft.append(content, 0, content.length);
    assertThat(draft.finish()).isEqualTo(content.length);
    return draft.id();
  }

  private static LargeFile file(byte[] content) {
    return new LargeFile(
        kept(content),
        bytes(LargeFile.PLACEHOLDER_BYTES),
        content.length,
        bytes(32),
        new AttachmentScanner.Verdict.Clean());
  }

  private static byte[] read(UUID id) throws IOException {
    try (InputStream in = store.content(id).open()) {
      return in.readAllBytes();
    }
  }

  private static int kept() {
    return jdbc.sql("select count(*) from large_piece").query(Integer.class).single();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
  void whatIsKeptIsReadAgain(int size) throws IOException {
    UUID id = kept(bytes(size));

    assertThat(read(id)).isEqualTo(bytes(size));
    assertThat(store.content(id).length()).isEqualTo(size);
  }

  @Test
  void aPartOfItCanBeRead() throws IOException {
    UUID id = kept(bytes(3 * PIECE));

    try (InputStream in = store.content(id).open()) {
      in.skipNBytes(PIECE + 17L);
      assertThat(in.readNBytes(5))
          .isEqualTo(Arrays.copyOfRange(bytes(3 * PIECE), PIECE + 17, PIECE + 22));
    }
  }

  @Test
  void nothingOfItLiesInTheOpen() {
    byte[] content = "%PDF-1.7 Bruno ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    store.bind(MESSAGE, List.of(file(content)));

    List<byte[]> columns =
        jdbc.sql("select sealed from large_piece union all select particulars from large")
            .query((row, n) -> row.getBytes(1))
            .list();
    assertThat(columns)
        .hasSize(2)
        .allSatisfy(
            column ->
                assertThat(new String(column, StandardCharsets.ISO_8859_1))
                    .doesNotContain("%PDF", "Bruno"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update large_piece set sealed = set_byte(sealed, 9, get_byte(sealed, 9) # 1) where number = 1",
        // truncated at the end of a piece, as if that were the last
        "update large set size = 1048576",
        "update large_piece set sealed = (select sealed from large_piece where number = 0) where number = 1",
      })
  void aPieceThatWasChangedLeftOutOrMovedDoesNotOpen(String tampering) {
    UUID id = kept(bytes(3 * PIECE));
    jdbc.sql(tampering).update();

    assertThatThrownBy(() -> read(id)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aPieceOfAnotherContentDoesNotOpen() {
    UUID id = kept(bytes(10));
    UUID other = kept(bytes(10));
    jdbc.sql("update large_piece set large = ?, number = 7 where large = ?")
        .params(id, other)
        .update();
    jdbc.sql("delete from large_piece where number = 0").update();
    jdbc.sql("update large_piece set number = 0").update();

    assertThatThrownBy(() -> read(id)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aMissingPieceEndsTheReading() {
    UUID id = kept(bytes(3 * PIECE));
    jdbc.sql("delete from large_piece where number = 1").update();

    assertThatThrownBy(() -> read(id)).isInstanceOf(LargeStore.Gone.class);
  }

  @Test
  void filesLiveAsLongAsTheirMessage() {
    LargeFile one = file(bytes(100));
    LargeFile other = file(bytes(200));
    store.bind(MESSAGE, List.of(one, other));

    assertThat(store.files(MESSAGE))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(one, other);
    store.discardUnbound(List.of(one, other));
    assertThat(kept()).isEqualTo(2);
    store.destroyFiles(MESSAGE, List.of(other));
    assertThat(store.files(MESSAGE)).extracting(LargeFile::id).containsExactly(other.id());
    store.destroy(MESSAGE);
    assertThat(kept()).isZero();
    assertThatThrownBy(() -> store.content(other.id())).isInstanceOf(LargeStore.Gone.class);
  }

  @Test
  void whatNoMessageWasBoundToIsSweptAwayByItsAge() {
    UUID unfinished = store.draft().id();
    LargeFile bound = file(bytes(100));
    store.bind(MESSAGE, List.of(bound));
    UUID abandoned = kept(bytes(100));

    store.sweep(NOW, NOW);
    assertThat(store.content(abandoned).length()).isEqualTo(100);
    store.sweep(NOW.plusSeconds(1), NOW);

    assertThatThrownBy(() -> store.content(abandoned)).isInstanceOf(LargeStore.Gone.class);
    assertThatThrownBy(() -> store.content(unfinished)).isInstanceOf(LargeStore.Gone.class);
    assertThat(store.content(bound.id()).length()).isEqualTo(100);
  }

  @Test
  void whatWasSetApartOutlivesTheAcknowledgementAndNotItsTime() {
    LargeFile apart = file(bytes(100));
    LargeFile other = file(bytes(200));
    store.bind(MESSAGE, List.of(apart, other));
    store.setApart(MESSAGE, apart.id());

    assertThat(store.files(MESSAGE)).hasSize(2); // a replay finds it among the message's files
    store.destroyFiles(MESSAGE, List.of());
    store.destroyHandedOver(MESSAGE);
    assertThat(store.apartOf(apart.id())).contains(MESSAGE);
    assertThat(store.apartOf(other.id())).isEmpty();
    assertThat(kept()).isEqualTo(1);
    store.sweep(NOW, NOW.plusSeconds(1));
    assertThat(kept()).isZero();
  }

  @Test
  void aMessageHasOneSealedForm() {
    store.keepSealed(MESSAGE, kept(bytes(100)));
    UUID second = kept(bytes(200));
    store.keepSealed(MESSAGE, second);

    assertThat(store.sealed(MESSAGE)).contains(second);
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aDraftThatWasSweptAwayIsNoMessages() {
    UUID draft = kept(bytes(100));
    store.sweep(NOW.plusSeconds(1), NOW);

    assertThatThrownBy(() -> store.keepSealed(MESSAGE, draft)).isInstanceOf(LargeStore.Gone.class);
    assertThatThrownBy(() -> store.setApart(MESSAGE, draft)).isInstanceOf(LargeStore.Gone.class);
  }

  @Test
  void whatBrokeOffUnderAnIdIsBegunAnew() throws IOException {
    UUID id = UUID.randomUUID();
    store.draft(id).append(bytes(2 * PIECE), 0, 2 * PIECE);

    LargeStore.Draft again = store.draft(id);
    again.append(bytes(10), 0, 10);
    long unused = again.finish();

    assertThat(read(id)).isEqualTo(bytes(10));
  }
}
