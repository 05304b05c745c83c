package dk.sektorbro.operation;

import dk.sektorbro.seal.KeyCabinet;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** The port of the parties: TLS 1.3 with a client key of the directory, and nothing else. */
final class ApiPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final KeyCabinet keys;
  private final X509ExtendedTrustManager parties;

  ApiPort(KeyCabinet keys, X509ExtendedTrustManager parties) {
    this.keys = keys;
    this.parties = parties;
  }

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(this::secure);
  }

  private void secure(Connector connector) {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.3");
    host.setCertificateVerification("required");
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(new TomcatTlsContext(() -> keys.now().tls(), parties));
    host.addCertificate(certificate);
    AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(host);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setXpoweredBy(false);
  }
}
