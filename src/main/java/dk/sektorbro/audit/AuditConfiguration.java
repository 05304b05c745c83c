package dk.sektorbro.audit;

import dk.sektorbro.audit.jdbc.JdbcAudit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the audit record. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  JdbcAudit audit(JdbcClient jdbc) {
    return new JdbcAudit(jdbc);
  }
}
