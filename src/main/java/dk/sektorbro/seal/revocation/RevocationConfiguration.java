package dk.sektorbro.seal.revocation;

import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.seal.jdbc.JdbcVerdicts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Wires how authorities are asked about revoked keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevocationConfiguration.Settings.class)
class RevocationConfiguration {

  /** What {@code when-silent} may say. */
  enum WhenSilent {
    REFUSE,
    ACCEPT
  }

  /** {@code sektorbro.revocation.*}; docs/OPERATING.md tells what each means. */
  @ConfigurationProperties("sektorbro.revocation")
  record Settings(
      @DefaultValue("false") boolean check,
      @DefaultValue({"ocsp", "crl"}) List<RevocationSettings.Kind> order,
      @DefaultValue Set<String> hosts,
      @DefaultValue List<URI> ocsp,
      @DefaultValue List<URI> crl,
      @DefaultValue("2s") Duration connectTimeout,
      @DefaultValue("5s") Duration answerTimeout,
      @DefaultValue("10MB") DataSize largestAnswer,
      @DefaultValue("1h") Duration longestCache,
      @DefaultValue("1m") Duration retryPause,
      @DefaultValue("accept") WhenSilent whenSilent,
      @DefaultValue("24h") Duration acceptFor) {

    RevocationSettings checked() {
      return new RevocationSettings(
          order,
          hosts,
          ocsp,
          crl,
          connectTimeout,
          answerTimeout,
          Math.toIntExact(largestAnswer.toBytes()),
          longestCache,
          retryPause,
          switch (whenSilent) {
            case REFUSE -> new RevocationRule.Refuse();
            case ACCEPT -> new RevocationRule.AcceptFor(acceptFor);
          });
    }
  }

  @Bean
  Revocation revocation(Settings settings, JdbcClient jdbc, Clock clock) {
    return settings.check()
        ? new CheckedRevocation(settings.checked(), new JdbcVerdicts(jdbc), clock)
        : Revocation.NOT_PUBLISHED;
  }

  @Bean
  Shortcomings silentAuthorities(Revocation revocation) {
    return () ->
        revocation instanceof CheckedRevocation checked
            ? checked.silentSince().entrySet().stream()
                .map(
                    silent ->
                        "Revocation cannot be learnt from %s since %s; look at the network and at sektorbro.revocation"
                            .formatted(silent.getKey(), silent.getValue()))
                .toList()
            : List.of();
  }
}
