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
  private final int apiPort = freePort();
  private final int managementPort = freePort();
  private final int ehrPort = freePort();
  private final DemoPki pki;
  private final List<String> more = new ArrayList<>();

  public World(Path home, Member... members) {
    this.home = home;
    this.members = List.of(members);
    this.pki =
        DemoPki.ensure(
            data().resolve("pki"),
            IntStream.range(0, members.length)
                .mapToObj(i -> new DemoIdentity(members[i].key(), IN_TURN.get(i % IN_TURN.size())))
                .toList(),
            Clock.systemUTC());
    writeParticipants();
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

  private static int freePort() {
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
    return home.resolve("hub.log");
  }

  public URI hub() {
    return URI.create("https://localhost:" + apiPort);
  }

  public URI management() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  /** Adds to the settings that a hub of this world starts with. */
  public void set(String setting, String value) {
    more.add("--" + setting + "=" + value);
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
    return HubKeys.load(data().resolve("pki"), "");
  }

  /** The settings a hub of this world starts with. */
  public List<String> settings() {
    List<String> settings = new ArrayList<>(more);
    settings.addAll(
        List.of(
            "--sektorbro.data=" + data(),
            "--sektorbro.config=" + home.resolve("config"),
            "--server.port=" + apiPort,
            "--management.server.port=" + managementPort,
            "--sektorbro.administrator.password=test-only",
            "--logging.file.name=" + log(),
            "--sektorbro.delivery.pause=500ms"));
    return settings;
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
    return new SimulatedJobcentre(
        party(member),
        hub(),
        new CmsPartyOpener(),
        hubKeys().signingCertificate(),
        Clock.systemUTC());
  }

  /** An EHR that is not online yet. */
  public SimulatedPsychiatry ehr(Member member) {
    return new SimulatedPsychiatry(party(member), hub(), ehrPort, Clock.systemUTC());
  }
}
