package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.certificate.AcceptRequest;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.consent.ConsentDesk;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.delivery.AcknowledgementDesk;
import dk.sektorbro.delivery.Handovers;
import dk.sektorbro.delivery.IdNumberDesk;
import dk.sektorbro.delivery.Push;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.Shortcomings;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.FhirPackages;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.seal.PartyConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Wires the FHIR adapter. What it hands messages and consents to comes from the packages that take
 * them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirSettings.class)
class PsychiatryConfiguration {

  /** The hub's own profiles and value sets, and the questionnaires of the forms. */
  record OwnDefinitions(List<String> json) {}

  @Bean
  OwnDefinitions ownDefinitions(CertificateForms forms) throws IOException {
    List<String> definitions = new ArrayList<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:fhir-profiles/*.json")) {
      definitions.add(file.getContentAsString(StandardCharsets.UTF_8));
    }
    forms.all().forEach(form -> definitions.add(form.questionnaire().json()));
    return new OwnDefinitions(List.copyOf(definitions));
  }

  @Bean
  FhirContext fhirContext() {
    return FhirContext.forR4();
  }

  @Bean
  MessageValidator messageValidator(
      FhirContext fhir, FhirSettings settings, OwnDefinitions ownDefinitions) {
    return new MessageValidator(
        fhir, new FhirPackages(settings.packagePaths()), ownDefinitions.json());
  }

  @Bean
  Shortcomings missingFhirPackages(MessageValidator validator) {
    return validator::shortcomings;
  }

  @Bean
  FhirDialect fhirDialect(
      FhirContext fhir,
      MessageValidator validator,
      ParticipantDirectory directory,
      OwnDefinitions ownDefinitions) {
    return new FhirDialect(fhir, validator, directory, ownDefinitions.json());
  }

  @Bean
  FhirCut fhirCut(FhirContext fhir, FhirDialect dialect, LabelTable labels) {
    return new FhirCut(fhir, dialect, labels);
  }

  @Bean
  ServletRegistrationBean<FhirServer> fhirServer(
      FhirContext fhir,
      Lift lift,
      MessageIntake intake,
      AcknowledgementDesk acknowledgements,
      ConsentDesk desk,
      MessageValidator validator,
      ParticipantDirectory directory,
      FhirSettings settings,
      ConsentExplainer explainer,
      FhirDialect dialect,
      CertificateRequests requests,
      AcceptRequest accept,
      CitizenIndex index,
      CitizenSide citizens,
      Handovers handovers,
      SharedPlan plans,
      CitizenTeam teams,
      IdNumberDesk numbers,
      SignatureCheck signatures,
      Clock clock) {
    SharedResources shared = new SharedResources(fhir, index, validator, signatures);
    ServletRegistrationBean<FhirServer> servlet =
        new ServletRegistrationBean<>(
            new FhirServer(
                    fhir,
                    lift,
                    intake,
                    new LaterWord(acknowledgements),
                    desk,
                    validator,
                    directory,
                    settings.limits(),
                    clock)
                .offering(new ConsentExplanation(explainer, clock))
                .offering(
                    new TaskResource(
                        requests,
                        accept,
                        intake,
                        new TaskMessages(fhir, directory, dialect.questionnaires(), clock),
                        directory,
                        index))
                .offering(new CarePlanResource(shared, plans))
                .offering(new CareTeamResource(shared, teams, directory))
                .offering(new PatientMerge(numbers))
                .offering(
                    new CitizenOperations(
                        citizens, handovers, new ConsentWriter(fhir, directory), directory)),
            "/fhir/*");
    servlet.setName("fhir");
    return servlet;
  }

  @Bean
  FhirPush fhirPush(
      FhirContext fhir, Expansion expansion, PartyConnections tls, FhirSettings settings) {
    return new FhirPush(
        fhir, expansion, tls.context(), settings.connectTimeout(), settings.answerTimeout());
  }

  @Bean
  Push psychiatryPush(FhirPush push, FhirContext fhir, Clock clock) {
    return new PsychiatryPush(push, new Retransmission(fhir, clock));
  }

  @Bean
  ApplicationListener<ApplicationStartedEvent> fhirWarmUp(
      FhirDialect dialect, MessageValidator validator, ParticipantDirectory directory) {
    return started ->
        Thread.ofPlatform()
            .daemon()
            .name("fhir-warm-up")
            .start(new FhirWarmUp(dialect, validator, directory));
  }
}
