package dk.sektorbro.seal.revocation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** An authority that answers about its keys over HTTP: OCSP and a revocation list, both signed. */
public final class TestAuthority implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration STANDS = Duration.ofMinutes(30);

  private final Clock clock;
  private final X509Issuer issuer;
  private final HttpServer server;
  private final Set<X509Certificate> revoked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ocspAsked = new AtomicInteger();
  private final AtomicInteger crlAsked = new AtomicInteger();
  private volatile boolean ocspAnswers = true;
  private volatile boolean crlAnswers = true;
  private volatile KeyStore.PrivateKeyEntry ocspSigner;

  public TestAuthority(Clock clock) {
    this(
        X509Issuer.root(
            "Revoking CA",
            clock.instant().minus(Duration.ofDays(1)),
            clock.instant().plus(Duration.ofDays(3650)),
            RANDOM),
        clock);
  }

  /** Answers for an authority that is there already. */
  public TestAuthority(X509Issuer issuer, Clock clock) {
    this.clock = clock;
    this.issuer = issuer;
    this.ocspSigner = issuer.authority();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/ocsp", this::ocsp);
    server.createContext("/crl", this::crl);
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", ocspPlace().toString());
          answer(exchange, 307, new byte[0]);
        });
    server.createContext("/endless", exchange -> answer(exchange, 200, new byte[200_000]));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public X509Certificate certificate() {
    return issuer.certificate();
  }

  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  public URI ocspPlace() {
    return place("/ocsp");
  }

  public URI crlPlace() {
    return place("/crl");
  }

  URI place(String path) {
    return URI.create("http://" + host() + path);
  }

  /** A key whose certificate names these places. */
  KeyStore.PrivateKeyEntry issue(List<URI> ocspAt, List<URI> crlAt) {
    return issuer.issue(
        new X509Issuer.Request(
                "party",
                X509Usage.TLS_CLIENT,
                List.of(),
                clock.instant().minus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofDays(365)))
            .asked(ocspAt, crlAt),
        KeyAlgorithm.EC_P256);
  }

  public void revokes(X509Certificate key) {
    revoked.add(key);
  }

  /** The key was only on hold. */
  public void reinstates(X509Certificate key) {
    revoked.remove(key);
  }

  void ocspAnswers(boolean answers) {
    ocspAnswers = answers;
  }

  void crlAnswers(boolean answers) {
    crlAnswers = answers;
  }

  public void fallsSilent() {
    ocspAnswers = false;
    crlAnswers = false;
  }

  void signsOcspWith(KeyStore.PrivateKeyEntry signer) {
    ocspSigner = signer;
  }

  KeyStore.PrivateKeyEntry own() {
    return issuer.authority();
  }

  int ocspAsked() {
    return ocspAsked.get();
  }

  int crlAsked() {
    return crlAsked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void ocsp(HttpExchange exchange) throws IOException {
    ocspAsked.incrementAndGet();
    if (!ocspAnswers) {
      answer(exchange, 503, new byte[0]);
      return;
    }
    try {
      OCSPReq question = new OCSPReq(exchange.getRequestBody().readAllBytes());
      X509Certificate signer = (X509Certificate) ocspSigner.getCertificate();
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              SubjectPublicKeyInfo.getInstance(signer.getPublicKey().getEncoded()),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(org.bouncycastle.cert.ocsp.RespID.HASH_SHA1));
      Date now = Date.from(clock.instant());
      for (Req each : question.getRequestList()) {
        boolean isRevoked =
            revoked.stream()
                .anyMatch(key -> key.getSerialNumber().equals(each.getCertID().getSerialNumber()));
        builder.addResponse(
            each.getCertID(),
            isRevoked ? new RevokedStatus(now, CRLReason.keyCompromise) : CertificateStatus.GOOD,
            now,
            Date.from(clock.instant().plus(STANDS)));
      }
      OCSPResp made =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .build(ocspSigner.getPrivateKey()),
                      signer.equals(certificate())
                          ? new X509CertificateHolder[0]
                          : new X509CertificateHolder[] {
                            new X509CertificateHolder(signer.getEncoded())
                          },
                      now));
      answer(exchange, 200, made.getEncoded());
    } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void crl(HttpExchange exchange) throws IOException {
    crlAsked.incrementAndGet();
    try {
      X509CRL list = issuer.revoke(revoked, clock.instant(), clock.instant().plus(STANDS));
      answer(exchange, crlAnswers ? 200 : 503, crlAnswers ? list.getEncoded() : new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
