package dk.sektorbro.world;

import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Two Artemis brokers in processes of their own, as {@code config/broker} sets them up: TLS, and
 * the second a copy of the first that takes over.
 */
public final class BrokerPair implements AutoCloseable {

  static final String USER = "hub";

  private final Path home;
  private final String password = UUID.randomUUID().toString();
  private final int primaryPort = World.freePort();
  private final int backupPort = World.freePort();
  private final Path authority;
  private final Path key;
  private final List<Process> running = new ArrayList<>();
  private final Process primary;

  /** Starts both, and waits until the second has all that the first has. */
  public BrokerPair(Path home) {
    this.home = home;
    this.authority = home.resolve("broker-ca.pem");
    this.key = home.resolve("broker.pem");
    writeKeys();
    try {
      primary = start("primary", primaryPort);
      await("primary", "AMQ221007");
      start("backup", backupPort);
      await("backup", "AMQ221024");
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void writeKeys() {
    Instant now = InstantSource.system().instant();
    Instant before = now.minus(Duration.ofHours(1));
    Instant after = now.plus(Duration.ofDays(1));
    SecureRandom random = new SecureRandom();
    X509Issuer issuer = X509Issuer.root("Brokers", before, after, random);
    KeyStore.PrivateKeyEntry own =
        issuer.issue(
            new X509Issuer.Request(
                "broker", X509Usage.TLS_SERVER, List.of("localhost"), before, after),
            KeyAlgorithm.EC_P256);
    try {
      String certificates =
          pem("CERTIFICATE", own.getCertificate().getEncoded())
              + pem("CERTIFICATE", issuer.certificate().getEncoded());
      Files.writeString(key, pem("PRIVATE KEY", own.getPrivateKey().getEncoded()) + certificates);
      Files.writeString(authority, pem("CERTIFICATE", issuer.certificate().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] der) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, lines, label);
  }

  private Process start(String role, int port) {
    Path own = home.resolve(role);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dartemis.instance=" + own,
            "-DBROKER_PRIMARY=localhost:" + primaryPort,
            "-DBROKER_BACKUP=localhost:" + backupPort,
            "-DBROKER_LISTENS=localhost:" + port,
            "-DBROKER_KEY=" + key,
            "-DBROKER_CA=" + authority,
            "-DBROKER_CLUSTER_PASSWORD=" + password,
            "-Dlogback.configurationFile=" + logging(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            BrokerMain.class.getName(),
            Path.of("config/broker", role + ".xml").toAbsolutePath().toUri().toString(),
            password));
    try {
      Files.createDirectories(own);
      File console = console(role).toFile();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(console))
              .start();
      HubProcess.endWithThisProcess(process);
      running.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Artemis tells by numbered lines where it is. */
  private String logging() throws UncheckedIOException {
    Path file = home.resolve("broker-logback.xml");
    try {
      Files.writeString(
          file,
          """
          <configuration>
            <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
              <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %msg%n</pattern></encoder>
            </appender>
            <logger name="org.apache.activemq.audit" level="OFF"/>
            <root level="INFO"><appender-ref ref="console"/></root>
          </configuration>
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private Path console(String role) {
    return home.resolve("broker-" + role + ".log");
  }

  private void await(String role, String line) {
    Awaitility.await("the %s broker says %s".formatted(role, line))
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> Files.readString(console(role)).contains(line));
  }

  /** What a hub is set up with to use the pair. */
  public List<String> hubSettings() {
    String tls =
        "sslEnabled=true;trustStoreType=PEMCA;trustStorePath=%s;connectionTTL=15000;clientFailureCheckPeriod=5000"
            .formatted(authority);
    return List.of(
        "--sektorbro.broker.embedded=false",
        "--spring.artemis.user=" + USER,
        "--spring.artemis.password=" + password,
        "--spring.artemis.broker-url="
            + "(tcp://localhost:%d?name=artemis-primary;%s,tcp://localhost:%d?name=artemis-backup;%s)"
                .formatted(primaryPort, tls, backupPort, tls)
            + "?ha=true;reconnectAttempts=-1");
  }

  /** SIGKILL. */
  public void killPrimary() {
    primary.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    running.forEach(process -> process.destroyForcibly().onExit().join());
  }
}
