package dk.sektorbro.jobcentre;

import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.delivery.HandOverDesk;
import dk.sektorbro.delivery.IdNumberDesk;
import dk.sektorbro.delivery.MoveDesk;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.ParticipantDirectory;
import jakarta.xml.ws.Endpoint;
import java.time.Clock;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes the endpoint of the jobcentres below {@code /soap}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobcentreSettings.class)
class JobcentreConfiguration {

  @Bean
  JobcentreContract jobcentreContract() {
    return JobcentreContract.load();
  }

  @Bean
  JobcentreDialect jobcentreDialect(JobcentreContract contract) {
    return new JobcentreDialect(contract);
  }

  @Bean(destroyMethod = "shutdown")
  SpringBus cxf(JobcentreSettings settings) {
    SpringBus bus = new SpringBus();
    // What is larger than its threshold, CXF writes to a file, in the open.
    bus.setProperty("bus.io.CachedOutputStream.Threshold", String.valueOf(Integer.MAX_VALUE));
    bus.setProperty(
        AttachmentDeserializer.ATTACHMENT_MAX_SIZE,
        String.valueOf(settings.largestRequest().toBytes()));
    return bus;
  }

  @Bean
  ServletRegistrationBean<SoapServlet> soapServlet(Bus cxf) {
    SoapServlet servlet = new SoapServlet();
    servlet.setBus(cxf);
    ServletRegistrationBean<SoapServlet> registration =
        new ServletRegistrationBean<>(servlet, "/soap/*");
    registration.setName("soap");
    registration.addInitParameter("hide-service-list-page", "true");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean(destroyMethod = "stop")
  Endpoint jobcentreEndpoint(
      Bus cxf,
      JobcentreContract contract,
      JobcentreSettings settings,
      Lift lift,
      LargeStore large,
      MessageIntake intake,
      MailboxDesk mailbox,
      StatusDesk statuses,
      ConsentDesk consents,
      CasesDesk cases,
      SharedPlan plans,
      CitizenTeam teams,
      ParticipantDirectory directory,
      MoveDesk moves,
      HandOverDesk handOvers,
      IdNumberDesk numbers,
      SignatureCheck signatures,
      Clock clock) {
    ContractReader reader = new ContractReader(contract);
    EndpointImpl endpoint =
        new EndpointImpl(
            cxf,
            new JobcentreExchangeEndpoint(
                new Letterbox(intake),
                mailbox,
                statuses,
                consents,
                cases,
                plans,
                teams,
                directory,
                moves,
                handOvers,
                numbers,
                new MailboxEntries(reader, large),
                clock));
    endpoint.setWsdlLocation(JobcentreContract.WSDL);
    endpoint.setProperties(limits(settings));
    endpoint.getInInterceptors().add(new Door());
    endpoint.getInInterceptors().add(new SizeLimit(settings.largestRequest().toBytes()));
    endpoint.getInInterceptors().add(new WatchedEnvelope());
    endpoint.getInInterceptors().add(new InlineBody(reader, lift, signatures, clock));
    endpoint.getInInterceptors().add(new AnswerInKind());
    endpoint.getOutFaultInterceptors().add(new TypedFaults(contract));
    endpoint.publish("/jobcentre/v1");
    return endpoint;
  }

  private static Map<String, Object> limits(JobcentreSettings settings) {
    long most = settings.largestRequest().toBytes();
    return Map.of(
        FaultListener.class.getName(),
        new QuietFaults(),
        // Attachments stay in memory: CXF would write larger ones to a file, in the open. Where it
        // cannot make a file, it keeps them in memory too, so it is given no directory for them.
        AttachmentDeserializer.ATTACHMENT_DIRECTORY,
        "/nonexistent/sektorbro-writes-no-attachments",
        AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD,
        String.valueOf(most),
        AttachmentDeserializer.ATTACHMENT_MAX_SIZE,
        String.valueOf(most),
        AttachmentDeserializer.ATTACHMENT_MAX_COUNT,
        "250",
        "org.apache.cxf.stax.maxTextLength",
        most,
        "org.apache.cxf.stax.maxElementDepth",
        ContractReader.DEEPEST + 10,
        "org.apache.cxf.stax.maxAttributeCount",
        30,
        "org.apache.cxf.stax.maxChildElements",
        2000);
  }
}
