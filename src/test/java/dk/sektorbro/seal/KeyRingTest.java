package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static dk.sektorbro.seal.Keys.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

  private static final CitizenId BRUNO = CitizenId.cpr("2509479989");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void aFile() {
    file = directory.resolve("keys").resolve("keyring.p12");
  }

  @Test
  void keysAreNamedByTheDayTheyWereMade() {
    KeyRing keyRing = open(CLOCK);

    assertThat(keyRing.rotate()).isEqualTo("kek-2026-11-22-2");
    assertThat(open(clockAfter(Duration.ofDays(1))).rotate()).isEqualTo("kek-2026-11-23-1");
    assertThat(open(CLOCK).kekIds())
        .containsExactly("kek-2026-11-22-1", "kek-2026-11-22-2", "kek-2026-11-23-1");
  }

  @Test
  void theNewestKeyIsInUseEvenWhenTheClockWasSetBackOrTenWereMadeInADay() {
    KeyRing keyRing = open(CLOCK);
    for (int i = 0; i < 10; i++) {
      keyRing.rotate();
    }

    assertThat(open(clockAfter(Duration.ofDays(-3))).rotate()).isEqualTo("kek-2026-11-22-12");
    assertThat(open(CLOCK).currentKek().getKey()).hasToString("kek-2026-11-22-12");
  }

  @Test
  void theKeyInUseCannotBeRetired() {
    KeyRing keyRing = open(CLOCK);

    assertThatThrownBy(() -> keyRing.retire("kek-2026-11-22-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rotate before");
    assertThatThrownBy(() -> keyRing.retire("kek-2020-01-01-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No such key");
  }

  @Test
  void theKeysOutliveTheProcess() {
    KeyRing before = open(CLOCK);
    CitizenKey bruno = new KeyedIndex(before).keyOf(BRUNO);
    SecretKey dataKey = before.newDataKey();
    byte[] wrapped = before.wrap(dataKey);

    KeyRing after = open(CLOCK);

    assertThat(after.currentKek()).isEqualTo(before.currentKek());
    assertThat(new KeyedIndex(after).keyOf(BRUNO)).isEqualTo(bruno);
    assertThat(after.unwrap(wrapped)).isEqualTo(dataKey);
  }

  @Test
  void aWrappedDataKeyThatWasChangedDoesNotUnwrap() {
    KeyRing keyRing = open(CLOCK);
    byte[] wrapped = keyRing.wrap(keyRing.newDataKey());
    wrapped[7] ^= 1;

    assertThat(wrapped).hasSize(40);
    assertThatThrownBy(() -> keyRing.unwrap(wrapped)).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> keyRing.unwrap(Arrays.copyOf(wrapped, 3)))
        .isInstanceOf(SealBroken.class);
  }

  @Test
  void theWrongPasswordIsSaidToBeWrong() {
    open(CLOCK);

    assertThatThrownBy(() -> KeyRing.openOrCreate(file, "guess".toCharArray(), CLOCK, RANDOM))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("keyring.p12")
        .hasMessageContaining("the password does not open it");
  }

  @Test
  void aDamagedFileIsNotReplaced() throws Exception {
    open(CLOCK);
    byte[] damaged = Arrays.copyOf(Files.readAllBytes(file), 100);
    Files.write(file, damaged);

    assertThatThrownBy(() -> open(CLOCK))
        .isInstanceOf(KeyFileUnreadable.class)
        .hasMessageContaining("damaged");
    assertThat(file).hasBinaryContent(damaged);
  }

  @Test
  void onlyTheOwnerMayReadIt() throws Exception {
    open(CLOCK).rotate();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(directory.resolve("keys")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (var files = Files.list(directory.resolve("keys"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("keyring.p12", "keyring.p12.lock");
    }
  }

  @Test
  void aCitizenHasOneKeyHoweverTheNumberIsWritten() {
    KeyedIndex index = new KeyedIndex(open(CLOCK));

    assertThat(index.keyOf(CitizenId.cpr("250947-9989"))).isEqualTo(index.keyOf(BRUNO));
    assertThat(index.keyOf(new CitizenId(CitizenId.Scheme.X_ECPR, "2509471aa1")))
        .isEqualTo(index.keyOf(new CitizenId(CitizenId.Scheme.X_ECPR, "2509471AA1")));
  }

  @Test
  void anotherKeyRingKnowsTheCitizenByAnotherKey() {
    KeyRing another =
        KeyRing.openOrCreate(
            directory.resolve("another.p12"), "secret".toCharArray(), CLOCK, RANDOM);

    assertThat(new KeyedIndex(another).keyOf(BRUNO))
        .isNotEqualTo(new KeyedIndex(open(CLOCK)).keyOf(BRUNO));
  }

  private KeyRing open(Clock clock) {
    return KeyRing.openOrCreate(file, "secret".toCharArray(), clock, RANDOM);
  }

  private static Clock clockAfter(Duration elapsed) {
    return Clock.fixed(NOW.plus(elapsed), ZoneOffset.UTC);
  }
}
