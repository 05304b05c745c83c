package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.participant.DirectoryTrustManager;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in. */
@ExtendWith(OneHub.class)
class DoorTest {

  private static final char[] IN_MEMORY = "in-memory".toCharArray();

  private final Hub hub;
  private final SecureRandom random = new SecureRandom();
  private final Instant now = Clock.systemUTC().instant();

  DoorTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aPartyOfTheDirectoryIsLetIn() throws Exception {
    KeyStore.PrivateKeyEntry key = hub.world().pki().keyOf(Member.JOBCENTRE.key(), DemoPki.TLS);

    assertThat(knock(Optional.of(key), "TLSv1.3").statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyOfAnotherAuthorityIsTurnedAway() {
    X509Issuer other =
        X509Issuer.root(
            "Sektorbro Demo CA", now.minusSeconds(60), now.plus(Duration.ofDays(9)), random);

    turnsAway(Optional.of(issued(other, now.minusSeconds(60), now.plusSeconds(3600))), "TLSv1.3");
  }

  @Test
  void whoShowsNoKeyIsTurnedAway() {
    turnsAway(Optional.empty(), "TLSv1.3");
  }

  @Test
  void anExpiredKeyIsTurnedAway() {
    turnsAway(
        Optional.of(issued(authority(), now.minusSeconds(7200), now.minusSeconds(3600))),
        "TLSv1.3");
  }

  @Test
  void aKeyThatIsInNobodysNameIsTurnedAway() {
    turnsAway(
        Optional.of(issued(authority(), now.minusSeconds(60), now.plusSeconds(3600))), "TLSv1.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {DemoPki.SIGNING, DemoPki.ENCRYPTION})
  void aPartysOtherKeysDoNotOpenTheDoor(String alias) {
    turnsAway(Optional.of(hub.world().pki().keyOf(Member.JOBCENTRE.key(), alias)), "TLSv1.3");
  }

  @Test
  void olderTlsIsTurnedAway() {
    turnsAway(Optional.of(hub.world().pki().keyOf(Member.JOBCENTRE.key(), DemoPki.TLS)), "TLSv1.2");
  }

  @Test
  void withoutTlsNothingIsServed() throws IOException {
    try (Socket socket = new Socket("localhost", hub.world().hub().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).doesNotContain("CapabilityStatement").doesNotContain("200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/audit",
        "/actuator/messages",
        "/actuator/deadletters",
        "/actuator/certificatedoubts",
        "/actuator/prometheus",
        "/actuator/jolokia",
        "/actuator/hawtio"
      })
  void theManagementPortAsksForALogin(String path) {
    assertThat(hub.administrator().gets(path, Optional.empty()).statusCode()).isIn(302, 401);
    assertThat(hub.administrator().gets(path, Optional.of("admin:wrong")).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/audit", "/actuator/messages", "/actuator/prometheus"})
  void theManagementPortServesAnAdministrator(String path) {
    assertThat(hub.administrator().gets(path, Optional.of("admin:test-only")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/audit", "/actuator/health", "/actuator", "/hawtio", "/", "/error"})
  void nothingOfAdministrationIsOnThePartiesPort(String path) {
    assertThat(hub.caller(Member.JOBCENTRE).gets(path).statusCode()).isGreaterThanOrEqualTo(400);
  }

  private void turnsAway(Optional<KeyStore.PrivateKeyEntry> key, String protocol) {
    assertThatThrownBy(() -> knock(key, protocol)).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> knock(Optional<KeyStore.PrivateKeyEntry> key, String protocol)
      throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    try (HttpClient http =
        HttpClient.newBuilder().sslContext(context(key)).sslParameters(parameters).build()) {
      return http.send(
          HttpRequest.newBuilder(hub.world().hub().resolve("/fhir/metadata"))
              .timeout(Duration.ofSeconds(60))
              .GET()
              .build(),
          BodyHandlers.ofString());
    }
  }

  private SSLContext context(Optional<KeyStore.PrivateKeyEntry> key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    if (key.isPresent()) {
      store.setEntry("key", key.get(), new KeyStore.PasswordProtection(IN_MEMORY));
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        factory.getKeyManagers(),
        new TrustManager[] {
          DirectoryTrustManager.forEndpoints(List.of(hub.world().pki().authority()))
        },
        random);
    return context;
  }

  private KeyStore.PrivateKeyEntry issued(X509Issuer by, Instant from, Instant to) {
    return by.issue(
        new X509Issuer.Request(
            Member.JOBCENTRE.key(), X509Usage.TLS, List.of("localhost"), from, to),
        KeyAlgorithm.EC_P256);
  }

  private X509Issuer authority() {
    Path file = hub.world().data().resolve("pki/ca.p12");
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, hub.world().pki().password());
      return new X509Issuer(
          (KeyStore.PrivateKeyEntry)
              store.getEntry("ca", new KeyStore.PasswordProtection(hub.world().pki().password())),
          random);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
