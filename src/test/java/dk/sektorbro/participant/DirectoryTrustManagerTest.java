package dk.sektorbro.participant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryTrustManagerTest {

  /** A real handshake: the client checks the hub by the system's clock. */
  private static final Clock CLOCK = Clock.systemUTC();

  @SuppressWarnings("TimeInStaticInitializer") // keys of one run are valid around its start
  private static final Instant NOW = CLOCK.instant();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final X509Issuer AUTHORITY = authority();
  private static final KeyStore.PrivateKeyEntry HUB =
      AUTHORITY.issue(request("hub", X509Usage.TLS_SERVER, 1), KeyAlgorithm.EC_P256);
  private static final KeyStore.PrivateKeyEntry PARTY =
      AUTHORITY.issue(request("jobcentre", X509Usage.TLS_CLIENT, 1), KeyAlgorithm.EC_P256);

  private final ExecutorService server = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  @Test
  void aParticipantsKeyIsLetIn() throws Exception {
    assertThat(handshake(PARTY, knowing(PARTY))).isEqualTo("welcome");
  }

  @Test
  void aParticipantWithAnRsaKeyIsLetIn() throws Exception {
    KeyStore.PrivateKeyEntry rsa =
        AUTHORITY.issue(request("psychiatry", X509Usage.TLS_CLIENT, 1), KeyAlgorithm.RSA_3072);

    assertThat(handshake(rsa, knowing(rsa))).isEqualTo("welcome");
  }

  @Test
  void aKeyOfTheRightAuthorityThatIsNobodysIsRefused() {
    KeyStore.PrivateKeyEntry unknown =
        AUTHORITY.issue(request("jobcentre", X509Usage.TLS_CLIENT, 1), KeyAlgorithm.EC_P256);

    assertRefused(unknown, knowing(PARTY), "not a key of any participant");
  }

  @Test
  void anExpiredKeyIsRefusedThoughTheDirectoryKnowsIt() {
    KeyStore.PrivateKeyEntry expired =
        AUTHORITY.issue(request("jobcentre", X509Usage.TLS_CLIENT, -1), KeyAlgorithm.EC_P256);

    assertRefused(expired, knowing(expired), "the key has expired");
  }

  @Test
  void aKeyThatIsNotValidYetIsRefused() {
    KeyStore.PrivateKeyEntry early =
        AUTHORITY.issue(
            new X509Issuer.Request(
                "jobcentre",
                X509Usage.TLS_CLIENT,
                List.of(),
                NOW.plus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(2))),
            KeyAlgorithm.EC_P256);

    assertRefused(early, knowing(early), "the key is not valid yet");
  }

  @Test
  void aKeyOfAnotherAuthorityIsRefusedThoughTheDirectoryKnowsIt() {
    KeyStore.PrivateKeyEntry foreign =
        authority().issue(request("jobcentre", X509Usage.TLS_CLIENT, 1), KeyAlgorithm.EC_P256);

    assertRefused(foreign, knowing(foreign), "leads to no trust anchor");
  }

  @Test
  void aServersKeyDoesNotOpenAConnection() {
    KeyStore.PrivateKeyEntry serverOnly =
        AUTHORITY.issue(request("jobcentre", X509Usage.TLS_SERVER, 1), KeyAlgorithm.EC_P256);

    assertRefused(serverOnly, knowing(serverOnly), "not for TLS clients");
  }

  @Test
  void aClientWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> handshake(null, knowing(PARTY))).isInstanceOf(IOException.class);
  }

  @Test
  void validityIsJudgedByTheHubsClock() {
    DirectoryTrustManager later =
        new DirectoryTrustManager(
            standing(Revocation.NOT_PUBLISHED, Clock.offset(CLOCK, Duration.ofDays(400))),
            knowing(PARTY),
            KeyRefusals.UNRECORDED);

    assertThatThrownBy(() -> later.checkClientTrusted(chainOf(PARTY), "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the key has expired");
  }

  @Test
  void aRevokedKeyIsRefused() {
    assertThatThrownBy(() -> checked(Revocation.Answer.REVOKED))
        .isInstanceOf(CertificateException.class)
        .hasMessage("the key was revoked");
  }

  @Test
  void aKeyOfWhichNothingCanBeLearntIsRefused() {
    assertThatThrownBy(() -> checked(Revocation.Answer.UNKNOWN))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("cannot be learnt");
  }

  private static void checked(Revocation.Answer answer) throws CertificateException {
    new DirectoryTrustManager(
            standing((key, issuer) -> answer, CLOCK), knowing(PARTY), KeyRefusals.UNRECORDED)
        .checkClientTrusted(chainOf(PARTY), "UNKNOWN");
  }

  @Test
  void aRefusalNamesNoSubject() {
    assertThatThrownBy(() -> trusting(knowing(PARTY)).checkClientTrusted(chainOf(HUB), "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessageNotContaining("hub");
  }

  @Test
  void theDirectoryVouchesForNoServer() {
    assertThatThrownBy(() -> trusting(knowing(PARTY)).checkServerTrusted(chainOf(HUB), "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void anEndpointUnderAnotherNameIsRefused() {
    KeyStore.PrivateKeyEntry elsewhere =
        AUTHORITY.issue(
            new X509Issuer.Request(
                "elsewhere",
                X509Usage.TLS_SERVER,
                List.of("elsewhere.example"),
                NOW.minus(Duration.ofDays(2)),
                NOW.plus(Duration.ofDays(1))),
            KeyAlgorithm.EC_P256);

    assertThatThrownBy(() -> handshake(elsewhere, PARTY, knowing(PARTY)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("localhost");
  }

  private void assertRefused(
      KeyStore.PrivateKeyEntry client, ParticipantDirectory directory, String reason) {
    assertThatThrownBy(() -> handshake(client, directory)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> trusting(directory).checkClientTrusted(chainOf(client), "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining(reason);
  }

  private String handshake(
      KeyStore.@Nullable PrivateKeyEntry client, ParticipantDirectory directory) throws Exception {
    return handshake(HUB, client, directory);
  }

  /** Connects over TLS 1.3 and gives what the server says once it has accepted the client. */
  private String handshake(
      KeyStore.PrivateKeyEntry hub,
      KeyStore.@Nullable PrivateKeyEntry client,
      ParticipantDirectory directory)
      throws Exception {
    try (SSLServerSocket listening =
        (SSLServerSocket)
            context(hub, trusting(directory))
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setNeedClientAuth(true);
      listening.setEnabledProtocols(new String[] {"TLSv1.3"});
      Future<?> welcoming = server.submit(() -> welcome(listening));
      try (SSLSocket socket =
          (SSLSocket)
              context(client, DirectoryTrustManager.forEndpoints(List.of(AUTHORITY.certificate())))
                  .getSocketFactory()
                  .createSocket("localhost", listening.getLocalPort())) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(10_000);
        String said = new String(socket.getInputStream().readAllBytes(), UTF_8);
        welcoming.get(10, TimeUnit.SECONDS);
        return said;
      }
    }
  }

  private static Void welcome(SSLServerSocket listening) throws IOException {
    try (SSLSocket accepted = (SSLSocket) listening.accept()) {
      accepted.setSoTimeout(10_000);
      accepted.getOutputStream().write("welcome".getBytes(UTF_8));
    }
    return null;
  }

  private static DirectoryTrustManager trusting(ParticipantDirectory directory) {
    return new DirectoryTrustManager(
        standing(Revocation.NOT_PUBLISHED, CLOCK), directory, KeyRefusals.UNRECORDED);
  }

  private static KeyStanding standing(Revocation revocation, Clock clock) {
    return new KeyStanding(() -> List.of(AUTHORITY.certificate()), revocation, clock);
  }

  private static SSLContext context(
      KeyStore.@Nullable PrivateKeyEntry key, X509ExtendedTrustManager trust) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    if (key != null) {
      store.setEntry("tls", key, new KeyStore.PasswordProtection("secret".toCharArray()));
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), new TrustManager[] {trust}, RANDOM);
    return context;
  }

  private static ParticipantDirectory knowing(KeyStore.PrivateKeyEntry key) {
    X509Certificate tls = (X509Certificate) key.getCertificate();
    Participant participant =
        new Participant(
            new PartyId("4170000000000"),
            "Jobcenter",
            new Gln("5790000000005"),
            new Cvr("12345674"),
            "0851",
            Sector.JOBCENTRE,
            Set.of(),
            new Delivery.Mailbox(),
            Sealing.END_TO_END,
            Language.JOBCENTRE_XML,
            new X509Keys(List.of(tls), List.of(tls), List.of(tls)));
    Address hub = new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub");
    return new FixedDirectory(hub, List.of(participant));
  }

  private static X509Certificate[] chainOf(KeyStore.PrivateKeyEntry key) {
    return Arrays.stream(key.getCertificateChain())
        .map(X509Certificate.class::cast)
        .toArray(X509Certificate[]::new);
  }

  private static X509Issuer authority() {
    return X509Issuer.root(
        "Test CA", NOW.minus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(3650)), RANDOM);
  }

  private static X509Issuer.Request request(String name, X509Usage usage, int daysLeft) {
    return new X509Issuer.Request(
        name,
        usage,
        List.of("localhost", "127.0.0.1"),
        NOW.minus(Duration.ofDays(2)),
        NOW.plus(Duration.ofDays(daysLeft)));
  }
}
