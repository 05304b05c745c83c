package dk.sektorbro.operation;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.figures.KeyFigures;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.SignOffDesk;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.delivery.DeadLetters;
import dk.sektorbro.delivery.DoubtDesk;
import dk.sektorbro.delivery.ErasureDesk;
import dk.sektorbro.delivery.PlanErasureDesk;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.DataKeys;
import dk.sektorbro.seal.KeyCabinet;
import dk.sektorbro.seal.WrappedKeys;
import dk.sektorbro.seal.evidence.EvidenceDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what administrators see: endpoints, health, metrics, the MBean, the message at start. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

  @Bean
  static Counting counting(ObjectProvider<MeterRegistry> meters) {
    return new Counting(meters);
  }

  @Bean
  MessagesEndpoint messagesEndpoint(Ledger ledger, RefusalBook refusals, ErasureDesk erasures) {
    return new MessagesEndpoint(ledger, refusals, erasures);
  }

  @Bean
  PlansEndpoint plansEndpoint(PlanErasureDesk erasures) {
    return new PlansEndpoint(erasures);
  }

  @Bean
  ProofEndpoint proofEndpoint(EvidenceDesk desk) {
    return new ProofEndpoint(desk);
  }

  @Bean
  AuditEndpoint auditEndpoint(Audit audit) {
    return new AuditEndpoint(audit);
  }

  @Bean
  DeadLettersEndpoint deadLettersEndpoint(DeadLetters letters) {
    return new DeadLettersEndpoint(letters);
  }

  @Bean
  CertificateDoubtsEndpoint certificateDoubtsEndpoint(DoubtDesk desk) {
    return new CertificateDoubtsEndpoint(desk);
  }

  @Bean
  ExplainEndpoint explainEndpoint(ConsentExplainer explainer, Clock clock) {
    return new ExplainEndpoint(explainer, clock);
  }

  @Bean
  SignOffEndpoint signOffEndpoint(SignOffDesk desk) {
    return new SignOffEndpoint(desk);
  }

  @Bean
  SecurityOfficer securityOfficer(ObjectProvider<MeterRegistry> meters) {
    return new CountedWithoutConsent(meters);
  }

  @Bean
  Figures figures(JdbcClient jdbc, Clock clock) {
    return new Figures(jdbc, clock);
  }

  @Bean
  HubMeters hubMeters(
      Figures figures, ParticipantDirectory directory, ObjectProvider<EmbeddedActiveMQ> broker) {
    return new HubMeters(figures, directory, Optional.ofNullable(broker.getIfAvailable()));
  }

  @Bean
  KeyFiguresEndpoint keyFiguresEndpoint(
      KeyFigures figures, ParticipantDirectory directory, Clock clock) {
    return new KeyFiguresEndpoint(figures, directory, clock);
  }

  @Bean
  KeyFigureMeters keyFigureMeters(KeyFigures figures, ParticipantDirectory directory, Clock clock) {
    return new KeyFigureMeters(figures, directory, clock);
  }

  /** Camel finds it by its type and counts and times every route. */
  @Bean
  MicrometerRoutePolicyFactory routeMeters(MeterRegistry meters) {
    MicrometerRoutePolicyFactory factory = new MicrometerRoutePolicyFactory();
    factory.setMeterRegistry(meters);
    return factory;
  }

  @Bean
  HubMBean hubMBean(
      Figures figures,
      ParticipantDirectory directory,
      DeadLetters letters,
      ConsentExplainer explainer,
      SignOffDesk signOffs,
      @Lazy CamelContext camel,
      Clock clock) {
    return new HubMBean(figures, directory, letters, explainer, signOffs, camel, clock);
  }

  @Bean
  KeysMBean keysMBean(DataKeys dataKeys, WrappedKeys wrappedKeys) {
    return new KeysMBean(dataKeys, wrappedKeys);
  }

  @Bean
  KeysHealth keysHealthIndicator(KeyCabinet hub, ParticipantDirectory directory, Clock clock) {
    return new KeysHealth(hub::now, directory, clock);
  }

  @Bean
  ShortcomingsHealth shortcomingsHealthIndicator(ObjectProvider<Shortcomings> parts) {
    return new ShortcomingsHealth(parts.orderedStream().toList());
  }

  @Bean
  Greeting greeting(Environment settings, ObjectProvider<Shortcomings> parts) {
    return new Greeting(settings, parts.orderedStream().toList());
  }
}
