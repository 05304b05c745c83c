package dk.sektorbro.seal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.DataKeyConcealer;
import dk.sektorbro.seal.KeyRing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcWrappedKeysTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
  private static final byte[] CONTENT = "what nobody may read".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path home;
  private static MigratedDatabase database;
  private static JdbcClient jdbc;
  private static UnitOfWork transactions;

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
    transactions = database.transactions();
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  /** One of several hubs on the same database and key ring, with nothing in its memory. */
  private record Hub(
      KeyRing keyRing, DataKeyConcealer concealer, LargeStore files, JdbcWrappedKeys keys) {

    static Hub started() {
      KeyRing keyRing =
          KeyRing.openOrCreate(
              home.resolve("keyring.p12"), "test".toCharArray(), CLOCK, new SecureRandom());
      DataKeyConcealer concealer =
          new DataKeyConcealer(new JdbcDataKeys(jdbc, keyRing, CLOCK), new SecureRandom());
      return new Hub(
          keyRing,
          concealer,
          new JdbcLargeStore(jdbc, keyRing, concealer, CLOCK),
          new JdbcWrappedKeys(jdbc, keyRing, transactions));
    }

    UUID keeps() {
      LargeStore.Draft draft = files.draft();
      draft.append(CONTENT, 0, CONTENT.length);
      draft.finish();
      return draft.id();
    }

    void reads(byte[] concealed, UUID file) throws IOException {
      assertThat(concealer.reveal(concealed, "here")).isEqualTo(CONTENT);
      try (InputStream in = files.content(file).open()) {
        assertThat(in.readAllBytes()).isEqualTo(CONTENT);
      }
    }
  }

  @Test
  void whatWasConcealedBeforeTheWrappingKeyWasRotatedIsReadByEveryHub() throws IOException {
    Hub one = Hub.started();
    Hub another = Hub.started();
    byte[] concealed = one.concealer().conceal(CONTENT, "here");
    UUID file = one.keeps();

    for (int time = 0; time < 3; time++) {
      assertThat(one.keys().rewrap()).isPositive();
    }

    another.reads(concealed, file);
    Hub.started().reads(concealed, file);
    assertThat(
            jdbc.sql("select wrapped from data_key union all select key from large")
                .query((row, n) -> row.getBytes(1))
                .list())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(one.keyRing().rewrapped(key)).isEmpty());
  }

  @Test
  void whatABrokenOffRotationLeftUnderTheFormerKeyIsNotLostByTheNext() throws IOException {
    Hub hub = Hub.started();
    byte[] concealed = hub.concealer().conceal(CONTENT, "here");
    UUID file = hub.keeps();

    hub.keyRing().rotateKeyWrap(); // and the database was gone before anything was stored
    hub.keys().rewrap();

    Hub.started().reads(concealed, file);
  }
}
