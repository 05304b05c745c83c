package dk.sektorbro.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedParty;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.seal.CmsPartyOpener;
import dk.sektorbro.seal.DemoIdentity;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Pkcs12;
import dk.sektorbro.seal.X509Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A home directory with configuration and keys, ports that are free, and what a hub and its parties
 * are set up with.
 */
public final class World {

  /** How the administrator of every test world logs in, as an HTTP header. */
  static final String ADMINISTRATOR =
      "Basic " + Base64.getEncoder().encodeToString("admin:test-only".getBytes(UTF_8));

  /** As in the demo: the first party's key is a hybrid one. */
  private static final List<KeyAlgorithm> IN_TURN =
      List.of(KeyAlgorithm.MLKEM768_P256, KeyAlgorithm.RSA_3072, KeyAlgorithm.EC_P256);

  private static final String HUB =
      """
      hub:
        sor: "99999031000016007"
        gln: "5799999900037"
        name: Sektorbro
      participants:
      """;

  private final Path home;
  private final List<Member> members;
  private final String name;
  private final List<String> settings;
  private final int apiPort = freePort();
  private final int managementPort = freePort();
  private final int ehrPort;
  private final DemoPki pki;

  public World(Path home, Member... members) {
    this(home, DemoPki.A_YEAR, members);
  }

  /** The same with keys that last so long. */
  public World(Path home, Duration keysLast, Member... members) {
    this.home = home;
    this.members = List.of(members);
    this.name = "hub";
    this.settings = List.of();
    this.ehrPort = freePort();
    this.pki =
        MadeKeys.in(
            data().resolve("pki"),
            IntStream.range(0, members.length)
                .mapToObj(i -> new DemoIdentity(members[i].key(), IN_TURN.get(i % IN_TURN.size())))
                .toList(),
            keysLast);
    writeParticipants();
  }

  private World(World like, String name, List<String> settings) {
    this.home = like.home;
    this.members = like.members;
    this.name = name;
    this.settings = settings;
    this.ehrPort = like.ehrPort;
    this.pki = like.pki;
  }

  /** The same exchange seen from a hub of its own, with these settings beside its own. */
  public World withHub(String name, List<String> settings) {
    return new World(this, name, List.copyOf(settings));
  }

  private void writeParticipants() {
    StringBuilder yaml = new StringBuilder(HUB);
    members.forEach(member -> yaml.append(member.yaml(ehrPort).indent(0)));
    try {
      Files.createDirectories(home.resolve("config"));
      Files.writeString(home.resolve("config/participants.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path data() {
    return home.resolve("data");
  }

  public Path log() {
    return home.resolve(name + ".log");
  }

  /** What the hub's process prints. */
  public Path console() {
    return home.resolve(name.equals("hub") ? "console.log" : name + "-console.log");
  }

  public URI hub() {
    return URI.create("https://localhost:" + apiPort);
  }

  public URI management() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  /** The authority that issued every key of this world. */
  public X509Issuer authority() {
    return new X509Issuer(
        Pkcs12.load(data().resolve("pki/ca.p12"), pki.password(), "ca"), new SecureRandom());
  }

  public DemoPki pki() {
    return pki;
  }

  public HubKeys hubKeys() {
    return HubKeys.load(data().resolve("pki"), "", Clock.systemUTC().instant());
  }

  /** The settings a hub of this world starts with. */
  public List<String> settings() {
    List<String> all = new ArrayList<>(settings);
    all.addAll(ownSettings());
    return all;
  }

  private List<String> ownSettings() {
    return List.of(
        "--sektorbro.data=" + data(),
        "--sektorbro.config=" + home.resolve("config"),
        "--server.port=" + apiPort,
        "--management.server.port=" + managementPort,
        "--sektorbro.administrator.password=test-only",
        "--logging.file.name=" + log(),
        "--sektorbro.delivery.retry=600×500ms, 60×1m");
  }

  /** Where a running hub's embedded database can be read. */
  public String embeddedDatabase() {
    try {
      String port = Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(3).strip();
      return "jdbc:postgresql://127.0.0.1:%s/postgres?user=postgres".formatted(port);
    } catch (IOException e) {
      throw new UncheckedIOException("The hub's database does not run", e);
    }
  }

  public SimulatedParty party(Member member) {
    return new SimulatedParty(
        member.id(),
        member.gln(),
        member.name(),
        pki.keyOf(member.key(), DemoPki.TLS),
        pki.keyOf(member.key(), DemoPki.ENCRYPTION),
        hubKeys().anchors());
  }

  public SimulatedJobcentre jobcentre(Member member) {
    return jobcentre(member, Clock.systemUTC());
  }

  /** The same by that clock. */
  public SimulatedJobcentre jobcentre(Member member, Clock clock) {
    return new SimulatedJobcentre(
        party(member),
        hub(),
        (message, cms, receivers, signers) ->
            new CmsPartyOpener().open(message, cms, receivers, hubKeys().signers()),
        hubKeys().signingCertificate(),
        clock);
  }

  /** An EHR that is not online yet. */
  public SimulatedPsychiatry ehr(Member member) {
    return ehr(member, Clock.systemUTC());
  }

  /** The same by that clock. */
  public SimulatedPsychiatry ehr(Member member, Clock clock) {
    return new SimulatedPsychiatry(party(member), hub(), ehrPort, clock);
  }
}
