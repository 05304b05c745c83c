package dk.sektorbro.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

  @TempDir private Path home;

  @Test
  void whatIsConfiguredIsNotKept() {
    assertThat(Passwords.password("known", file())).isEqualTo("known");
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatWasMadeStaysAndOnlyTheHubsUserReadsIt() throws IOException {
    String made = Passwords.password("", file());

    assertThat(made).hasSize(24);
    assertThat(Passwords.password("", file())).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aStartThatWasCutOffLeavesNoEmptyPassword() throws IOException {
    Files.createDirectories(file().getParent());
    Files.createFile(file());

    assertThat(Passwords.password("", file())).hasSize(24);
  }

  @Test
  void aHubThatStartsWhileAnotherMakesThePasswordGetsTheSame() throws Exception {
    Files.createDirectories(file().getParent());
    Process other;
    try (FileChannel channel =
            FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      other = otherHub();
      assertThat(other.waitFor(1, TimeUnit.SECONDS)).isFalse();
      int unused = channel.write(StandardCharsets.UTF_8.encode("made-by-the-first\n"));
    }
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(other.inputReader().readLine()).isEqualTo("made-by-the-first");
  }

  private Process otherHub() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            PrintsThePassword.class.getName(),
            file().toString())
        .start();
  }

  /** A hub that does nothing else. */
  static final class PrintsThePassword {
    public static void main(String[] file) {
      System.out.println(Passwords.password("", Path.of(file[0])));
    }
  }

  private Path file() {
    return home.resolve("data/officer-password");
  }
}
