package dk.sektorbro.certificate;

import dk.sektorbro.certificate.jdbc.JdbcCertificateRequests;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.config.ConfigDirectory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the verbs of the certificate dialogue. */
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {

  @Bean
  CertificateForms certificateForms(ConfigDirectory config) {
    return CertificateForms.read(config.file("certificate-forms.yaml"));
  }

  @Bean
  CertificateRequests certificateRequests(JdbcClient jdbc, Concealer concealer) {
    return new JdbcCertificateRequests(jdbc, concealer);
  }

  @Bean
  RequestCertificate requestCertificate(
      CertificateForms forms, CertificateRequests requests, Clock clock) {
    return new RequestCertificate(forms, requests, clock);
  }

  @Bean
  AnswerCertificate answerCertificate(CertificateRequests requests) {
    return new AnswerCertificate(requests);
  }

  @Bean
  UndoDisclosure undoDisclosure(CertificateRequests requests) {
    return new UndoDisclosure(requests);
  }
}
