package dk.sektorbro.operation;

import static org.springframework.security.config.Customizer.withDefaults;

import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.HubKeys;
import java.nio.file.Path;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Wires the two ports: parties by their key on one, administrators by login on the other. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

  @Bean
  ApiPort apiPort(HubKeys keys, @Qualifier("partyTrust") X509ExtendedTrustManager parties) {
    return new ApiPort(keys, parties);
  }

  @Bean
  FilterRegistrationBean<PartyFilter> partyFilter(ParticipantDirectory directory) {
    FilterRegistrationBean<PartyFilter> filter =
        new FilterRegistrationBean<>(new PartyFilter(directory));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /**
   * Requests that carry a party came in on the API port; what each may do is decided by the
   * interfaces.
   */
  @Bean
  @Order(1)
  SecurityFilterChain parties(HttpSecurity http) throws Exception {
    return http.securityMatcher(request -> request.getAttribute(PartyFilter.PARTY) != null)
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

  /** Everything else is the management port and asks for a login. */
  @Bean
  @Order(2)
  SecurityFilterChain administrators(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(rules -> rules.anyRequest().hasRole("ADMINISTRATOR"))
        .formLogin(withDefaults())
        .httpBasic(withDefaults())
        .csrf(csrf -> csrf.ignoringRequestMatchers("/actuator/jolokia/**"))
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  UserDetailsService administratorAccounts(
      PasswordEncoder encoder,
      @Value("${sektorbro.administrator.name}") String name,
      @Value("${sektorbro.administrator.password:}") String configured,
      @Value("${sektorbro.data}") Path data) {
    return new InMemoryUserDetailsManager(
        User.withUsername(name)
            .password(encoder.encode(Administrators.password(configured, data)))
            .roles("ADMINISTRATOR")
            .build());
  }
}
