package dk.sektorbro.operation;

import dk.sektorbro.seal.TlsContexts;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Shows Tomcat a TLS context that is ready made, so that the directory itself decides which client
 * keys are let in.
 */
final class TomcatTlsContext implements org.apache.tomcat.util.net.SSLContext {

  private final SSLContext context;
  private final Supplier<KeyStore.PrivateKeyEntry> key;
  private final X509ExtendedTrustManager trust;

  TomcatTlsContext(Supplier<KeyStore.PrivateKeyEntry> key, X509ExtendedTrustManager trust) {
    this.context = TlsContexts.context(key, trust);
    this.key = key;
    this.trust = trust;
  }

  @Override
  public void init(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {
    // Ready made.
  }

  @Override
  public void destroy() {
    // Holds nothing that must be given back.
  }

  @Override
  public SSLSessionContext getServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return context.createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    Certificate[] chain = key.get().getCertificateChain();
    return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
