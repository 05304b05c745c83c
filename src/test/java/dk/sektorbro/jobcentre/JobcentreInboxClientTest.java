package dk.sektorbro.jobcentre;

import static dk.sektorbro.jobcentre.Requests.PSYCHIATRY;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.jobcentre.JobcentreInboxClient.Result;
import dk.sektorbro.jobcentre.soap.DeliverMessage;
import dk.sektorbro.jobcentre.soap.DeliverMessageResponse;
import dk.sektorbro.jobcentre.soap.DeliveryRefusedFault;
import dk.sektorbro.jobcentre.soap.ExchangeFault;
import dk.sektorbro.jobcentre.soap.JobcentreInbox;
import dk.sektorbro.jobcentre.soap.MailboxEntry;
import dk.sektorbro.jobcentre.soap.Problem;
import dk.sektorbro.jobcentre.soap.UnavailableFault;
import jakarta.jws.WebService;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/** Pushing to a jobcentre system over TLS with a client key. */
class JobcentreInboxClientTest {

  private static final String PASSWORD = "test-only";
  private static final Instant AT = Instant.parse("2026-03-02T08:00:01Z");
  private static final Inbox INBOX = new Inbox();
  private static final SpringBus BUS = new SpringBus();

  private static WebServer server;
  private static SSLContext hub;
  private static SSLContext stranger;

  @BeforeAll
  static void aJobcentreSystem(@TempDir Path keys) throws Exception {
    KeyStore jobcentre = selfSigned("CN=localhost");
    KeyStore hubKey = selfSigned("CN=hub");
    hub = context(hubKey, jobcentre);
    stranger = context(selfSigned("CN=stranger"), jobcentre);
    EndpointImpl endpoint = new EndpointImpl(BUS, INBOX);
    endpoint.publish("/inbox");
    CXFNonSpringServlet servlet = new CXFNonSpringServlet();
    servlet.setBus(BUS);
    TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
    Ssl ssl = new Ssl();
    ssl.setKeyStore(save(jobcentre, keys.resolve("jobcentre.p12")));
    ssl.setKeyStorePassword(PASSWORD);
    ssl.setTrustStore(save(trusting(hubKey), keys.resolve("hub.p12")));
    ssl.setTrustStorePassword(PASSWORD);
    ssl.setClientAuth(Ssl.ClientAuth.NEED);
    ssl.setEnabledProtocols(new String[] {"TLSv1.3"});
    tomcat.setSsl(ssl);
    server = tomcat.getWebServer(context -> context.addServlet("soap", servlet).addMapping("/*"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
    BUS.shutdown(true);
  }

  @BeforeEach
  void anEmptyInbox() {
    INBOX.entries.clear();
    INBOX.answer = Answer.KEEPS;
  }

  @Test
  void aDeliveredMessageIsKept() {
    assertThat(client(hub).deliver(address(), report())).isEqualTo(new Result.Accepted(false));

    assertThat(INBOX.entries.getFirst().getDelivery().getNonDelivery().getReason())
        .isEqualTo("no-consent");
  }

  @Test
  void aSealedMessageArrivesByteForByte() {
    byte[] cms = new byte[600_000];
    new Random(3).nextBytes(cms);
    var item =
        new MailboxDesk.Item(
            MessageId.of(PSYCHIATRY, "1"),
            MessageKind.CERTIFICATE_ANSWER,
            PSYCHIATRY,
            AT,
            new MailboxDesk.Content.Sealed(ByteSource.of(cms)));

    assertThat(client(hub).deliver(address(), item)).isInstanceOf(Result.Accepted.class);
    assertThat(Bytes.of(INBOX.entries.getFirst().getSealedContent())).isEqualTo(cms);
  }

  @Test
  void aRefusalCarriesTheReceiversCode() {
    INBOX.answer = Answer.REFUSES;

    assertThat(client(hub).deliver(address(), report()))
        .isEqualTo(new Result.RefusedByReceiver("UNKNOWN_CASE"));
  }

  @Test
  void aJobcentreThatCannotTakeItNowIsTriedAgain() {
    INBOX.answer = Answer.IS_BUSY;

    assertThat(client(hub).deliver(address(), report())).isInstanceOf(Result.Unreachable.class);
  }

  @Test
  void aFaultOutsideTheContractIsTriedAgain() {
    INBOX.answer = Answer.BREAKS;

    assertThat(client(hub).deliver(address(), report())).isInstanceOf(Result.Failed.class);
  }

  @Test
  void withoutTheHubsKeyNothingIsDelivered() {
    assertThat(client(stranger).deliver(address(), report()))
        .isInstanceOf(Result.Unreachable.class);
    assertThat(INBOX.entries).isEmpty();
  }

  @Test
  void aServerNobodyListensAtIsUnreachable() {
    assertThat(client(hub).deliver(URI.create("https://localhost:1/inbox"), report()))
        .isInstanceOf(Result.Unreachable.class);
  }

  private static URI address() {
    return URI.create("https://localhost:" + server.getPort() + "/inbox");
  }

  private static JobcentreInboxClient client(SSLContext tls) {
    return new JobcentreInboxClient(
        BUS,
        tls,
        new JobcentreSettings(
            DataSize.ofMegabytes(2), Duration.ofSeconds(5), Duration.ofSeconds(10)),
        new MemoryLargeStore());
  }

  private static MailboxDesk.Item report() {
    return new MailboxDesk.Item(
        MessageId.of(PSYCHIATRY, "1"),
        MessageKind.NON_DELIVERY,
        PSYCHIATRY,
        AT,
        new MailboxDesk.Content.Open(
            new JobcentreDialect()
                .write(
                    JobcentreDialectContentTest.envelope(MessageKind.NON_DELIVERY),
                    new NotDelivered(
                        "6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12", "no-consent", "No.", AT))));
  }

  private static KeyStore selfSigned(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Instant now = Instant.now();
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        new X500Name(name),
                        BigInteger.valueOf(name.hashCode()).abs(),
                        Date.from(now.minus(1, ChronoUnit.HOURS)),
                        Date.from(now.plus(1, ChronoUnit.HOURS)),
                        new X500Name(name),
                        pair.getPublic())
                    .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    KeyStore store = empty();
    store.setKeyEntry(
        "key", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    return store;
  }

  private static KeyStore trusting(KeyStore key) throws Exception {
    KeyStore store = empty();
    store.setCertificateEntry("trusted", key.getCertificate("key"));
    return store;
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static String save(KeyStore store, Path file) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file.toUri().toString();
  }

  private static SSLContext context(KeyStore own, KeyStore trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusting(trusted));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  enum Answer {
    KEEPS,
    REFUSES,
    IS_BUSY,
    BREAKS
  }

  /** A jobcentre system that answers as told. */
  @WebService(
      targetNamespace = "urn:dk:sektorbro:jobcentre:v1",
      endpointInterface = "dk.sektorbro.jobcentre.soap.JobcentreInbox")
  public static class Inbox implements JobcentreInbox {

    private final List<MailboxEntry> entries = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.KEEPS;

    @Override
    public DeliverMessageResponse deliverMessage(DeliverMessage delivery)
        throws UnavailableFault, DeliveryRefusedFault {
      switch (answer) {
        case KEEPS -> entries.add(delivery.getEntry());
        case REFUSES -> throw new DeliveryRefusedFault("refused", fault("UNKNOWN_CASE"));
        case IS_BUSY -> throw new UnavailableFault("busy", fault("UNAVAILABLE"));
        case BREAKS -> throw new IllegalStateException("broken");
      }
      return new DeliverMessageResponse();
    }

    private static ExchangeFault fault(String code) {
      Problem problem = new Problem();
      problem.setCode(code);
      problem.setExplanation("Test.");
      ExchangeFault fault = new ExchangeFault();
      fault.getProblem().add(problem);
      return fault;
    }
  }
}
