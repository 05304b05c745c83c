package dk.sektorbro.operation;

import static org.springframework.security.config.Customizer.withDefaults;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.KeyCabinet;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/** Wires the two ports: parties by their key on one, administrators by login on the other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class OperationConfiguration {

  /** For the pages that set no policy of their own; Hawtio's do. */
  private static final String LOGIN_PAGE_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String ADMINISTRATOR = "ADMINISTRATOR";
  private static final String DATA_PROTECTION_OFFICER = "DATA_PROTECTION_OFFICER";

  @Bean
  ApiPort apiPort(KeyCabinet keys, @Qualifier("partyTrust") X509ExtendedTrustManager parties) {
    return new ApiPort(keys, parties);
  }

  @Bean
  FilterRegistrationBean<PartyFilter> partyFilter(
      ParticipantDirectory directory, KeyStanding standing, KeyRefusals refusals) {
    FilterRegistrationBean<PartyFilter> filter =
        new FilterRegistrationBean<>(new PartyFilter(directory, standing, refusals));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Made before the database and the metrics are, because the port's trust needs it. */
  @Bean
  AuditedKeyRefusals keyRefusals(
      ObjectProvider<Audit> audit,
      ObjectProvider<UnitOfWork> transactions,
      ObjectProvider<MeterRegistry> meters,
      Clock clock) {
    return new AuditedKeyRefusals(audit, transactions, meters, clock);
  }

  @Bean
  FilterRegistrationBean<PartyLimitFilter> partyLimitFilter(
      LimitSettings settings, Clock clock, ObjectProvider<MeterRegistry> meters) {
    FilterRegistrationBean<PartyLimitFilter> filter =
        new FilterRegistrationBean<>(
            new PartyLimitFilter(new PartyLimits(settings, clock, meters::getObject)));
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1); // so that every answer is dressed
    return filter;
  }

  /**
   * Requests that carry a party came in on the API port; what each may do is decided by the
   * interfaces.
   */
  @Bean
  @Order(1)
  SecurityFilterChain parties(HttpSecurity http) throws Exception {
    return http.securityMatcher(request -> request.getAttribute(PartyId.REQUEST_ATTRIBUTE) != null)
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers("/soap/**", "/fhir/**", "/mailbox/**", "/error")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /**
   * Everything else is the management port and asks for a login. What changes anything must carry
   * the token of the cookie {@code XSRF-TOKEN} as the header {@code X-XSRF-TOKEN}, as Hawtio does.
   */
  @Bean
  @Order(2)
  SecurityFilterChain administrators(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(HttpMethod.DELETE, "/actuator/messages/*", "/actuator/plans/*")
                    .hasRole(DATA_PROTECTION_OFFICER)
                    .requestMatchers(HttpMethod.GET, "/actuator/messages")
                    .hasAnyRole(ADMINISTRATOR, DATA_PROTECTION_OFFICER)
                    .requestMatchers("/actuator/consentexplanation", "/actuator/consentsignoff")
                    .hasAnyRole(ADMINISTRATOR, DATA_PROTECTION_OFFICER)
                    .anyRequest()
                    .hasRole(ADMINISTRATOR))
        .formLogin(withDefaults())
        .httpBasic(withDefaults())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfCookie())
                    .csrfTokenRequestHandler(new EagerCsrfToken()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(LOGIN_PAGE_POLICY))
                    .referrerPolicy(
                        policy ->
                            policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  private static CookieCsrfTokenRepository csrfCookie() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  /** Sends the token's cookie with every answer, so that a page's first request has one. */
  private static final class EagerCsrfToken extends CsrfTokenRequestAttributeHandler {
    @Override
    public void handle(
        HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
      super.handle(request, response, token);
      token.get().getToken();
    }
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** Erasing is the data-protection officer's; running the hub is the administrator's. */
  @Bean
  UserDetailsService accounts(
      PasswordEncoder encoder,
      @Value("${sektorbro.administrator.name}") String administrator,
      @Value("${sektorbro.administrator.password:}") String administratorsPassword,
      @Value("${sektorbro.data-protection-officer.name}") String officer,
      @Value("${sektorbro.data-protection-officer.password:}") String officersPassword,
      @Value("${sektorbro.data}") Path data) {
    return new InMemoryUserDetailsManager(
        User.withUsername(administrator)
            .password(
                encoder.encode(
                    Passwords.password(administratorsPassword, data.resolve("admin-password"))))
            .roles(ADMINISTRATOR)
            .build(),
        User.withUsername(officer)
            .password(
                encoder.encode(
                    Passwords.password(officersPassword, data.resolve("officer-password"))))
            .roles(DATA_PROTECTION_OFFICER)
            .build());
  }
}
