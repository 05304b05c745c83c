package dk.sektorbro.certificate;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.jdbc.JdbcAnswerDoubts;
import dk.sektorbro.certificate.jdbc.JdbcCertificateRequests;
import dk.sektorbro.consent.FormNeeds;
import dk.sektorbro.exchange.CaseIndex;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the verbs of the certificate dialogue. */
@Configuration(proxyBeanMethods = false)
class CertificateConfiguration {

  private static final String FOLDER = "certificate-forms/";
  private static final Pattern CODE = Pattern.compile(FOLDER + "([^/]+)/form\\.yaml$");

  /** The forms that the hub carries, and those of the configuration directory. */
  @Bean
  CertificateForms certificateForms(ConfigDirectory config) throws IOException {
    Set<String> codes = new TreeSet<>(config.folders("certificate-forms"));
    for (Resource form :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:config/" + FOLDER + "*/form.yaml")) {
      Matcher matcher = CODE.matcher(form.getURL().getPath());
      if (matcher.find()) {
        codes.add(matcher.group(1));
      }
    }
    List<FormFile> files =
        codes.stream()
            .map(
                code ->
                    new FormFile(
                        code,
                        config.file(FOLDER + code + "/form.yaml"),
                        config.file(FOLDER + code + "/questionnaire.json")))
            .toList();
    return CertificateForms.read(files);
  }

  @Bean
  FormNeeds formNeeds(CertificateForms forms) {
    return code -> forms.find(code).map(form -> new FormNeeds.Needs(form.purposes(), form.needs()));
  }

  @Bean
  CertificateRequests certificateRequests(JdbcClient jdbc, Concealer concealer, CaseIndex cases) {
    return new JdbcCertificateRequests(jdbc, concealer, cases);
  }

  @Bean
  AnswerDoubts answerDoubts(JdbcClient jdbc) {
    return new JdbcAnswerDoubts(jdbc);
  }

  @Bean
  Dialogue certificateDialogue(
      CertificateForms forms,
      CertificateRequests requests,
      DanishCalendar calendar,
      Audit audit,
      Clock clock) {
    return new Dialogue(forms, requests, new RequestClock(calendar), audit, clock);
  }

  @Bean
  RequestCertificate requestCertificate(
      CertificateForms forms,
      CertificateRequests requests,
      ParticipantDirectory directory,
      Dialogue dialogue,
      Clock clock) {
    return new RequestCertificate(forms, requests, directory, dialogue, clock);
  }

  @Bean
  AnswerCertificate answerCertificate(
      CertificateRequests requests, AnswerDoubts doubts, Dialogue dialogue, Clock clock) {
    return new AnswerCertificate(requests, doubts, dialogue, clock);
  }

  @Bean
  FollowUpRequest followUpRequest(
      CertificateForms forms, CertificateRequests requests, Dialogue dialogue, Clock clock) {
    return new FollowUpRequest(forms, requests, dialogue, clock);
  }

  @Bean
  ForwardRequest forwardRequest(
      CertificateForms forms,
      CertificateRequests requests,
      ParticipantDirectory directory,
      Dialogue dialogue) {
    return new ForwardRequest(forms, requests, directory, dialogue);
  }

  @Bean
  AcceptRequest acceptRequest(
      CertificateRequests requests, Dialogue dialogue, UnitOfWork transactions) {
    return new AcceptRequest(requests, dialogue, transactions);
  }

  @Bean
  MoveRequests moveRequests(CertificateRequests requests, Dialogue dialogue) {
    return new MoveRequests(requests, dialogue);
  }

  @Bean
  UndoDisclosure undoDisclosure(CertificateRequests requests, Dialogue dialogue) {
    return new UndoDisclosure(requests, dialogue);
  }

  @Bean
  NoteArrival noteArrival(CertificateRequests requests, Dialogue dialogue) {
    return new NoteArrival(requests, dialogue);
  }

  @Bean
  LetTimePass letTimePass(CertificateRequests requests, Dialogue dialogue, Clock clock) {
    return new LetTimePass(requests, dialogue, clock);
  }
}
