package dk.sektorbro.participant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Pem;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedDirectoryTest {

  private static final PartyId JOBCENTRE = Member.JOBCENTRE.id();

  @TempDir static Path home;
  private static World world;
  private static String participants;

  private final MovingClock clock = new MovingClock(Clock.systemUTC().instant());
  private WatchedDirectory directory;

  @BeforeAll
  static void aWorld() throws IOException {
    world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    participants = Files.readString(file());
  }

  @BeforeEach
  void itsDirectory() throws IOException {
    Files.writeString(file(), participants);
    directory = new WatchedDirectory(file(), pki(), clock);
  }

  @Test
  void aKeyThatIsAppendedIsKnownBesideTheOld() throws IOException {
    X509Certificate old = directory.get(JOBCENTRE).keys().tls().getFirst();
    X509Certificate renewed = issued();

    Files.writeString(
        pki().resolve(Member.JOBCENTRE.key()).resolve("tls.pem"),
        Pem.text(renewed),
        StandardOpenOption.APPEND);
    clock.passes(Duration.ofSeconds(2));

    assertThat(directory.ofTlsKey(renewed)).map(Participant::id).contains(JOBCENTRE);
    assertThat(directory.ofTlsKey(old)).map(Participant::id).contains(JOBCENTRE);
  }

  @Test
  void aFaultLeavesTheFormerInUseAndIsTold() throws IOException {
    Files.writeString(file(), participants.replace("sector: jobcentre", "sector: jobcenter"));
    clock.passes(Duration.ofSeconds(2));

    assertThat(directory.get(JOBCENTRE).sector()).isEqualTo(Sector.JOBCENTRE);
    assertThat(directory.shortcomings()).singleElement().asString().contains("'jobcenter'");

    Files.writeString(file(), participants);
    clock.passes(Duration.ofSeconds(2));
    assertThat(directory.shortcomings()).isEmpty();
  }

  @Test
  void aPartyCannotBeTakenOutWithoutAStart() throws IOException {
    int second = participants.lastIndexOf("- sor");
    Files.writeString(file(), participants.substring(0, second).stripTrailing() + "\n");
    clock.passes(Duration.ofSeconds(2));

    assertThat(directory.all()).hasSize(2);
    assertThat(directory.shortcomings()).singleElement().asString().contains("start the hub again");
  }

  private static X509Certificate issued() {
    Instant now = Clock.systemUTC().instant();
    return (X509Certificate)
        world
            .authority()
            .issue(
                new X509Issuer.Request(
                    "renewed",
                    X509Usage.TLS,
                    List.of(),
                    now.minusSeconds(60),
                    now.plus(Duration.ofDays(30))),
                KeyAlgorithm.EC_P256)
            .getCertificate();
  }

  private static Path file() {
    return home.resolve("config/participants.yaml");
  }

  private static Path pki() {
    return world.data().resolve("pki");
  }
}
