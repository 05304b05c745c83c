package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.Vocabulary;
import dk.sektorbro.consent.fhir.VocabularyFile;
import dk.sektorbro.consent.jdbc.JdbcConsentRegistry;
import dk.sektorbro.consent.jdbc.JdbcSignOffs;
import dk.sektorbro.consent.policy.PolicyEngine;
import dk.sektorbro.consent.policy.StatutoryBasis;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.config.ConfigDirectory;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the consent gate and its registry. */
@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

  @Bean
  ConsentRegistry consentRegistry(JdbcClient jdbc, Concealer concealer) {
    return new JdbcConsentRegistry(jdbc, concealer);
  }

  @Bean
  LawFile consentLaw(ConfigDirectory config) {
    return LawFile.read(config.file("consent-law.yaml"));
  }

  @Bean
  Vocabulary consentVocabulary(ConfigDirectory config) {
    return VocabularyFile.read(config.file("consent-vocabulary.yaml"));
  }

  @Bean
  Policies policies(Vocabulary vocabulary) {
    return new CompiledPolicies(FhirContext.forR4Cached(), new R4Compiler(vocabulary));
  }

  @Bean
  ConsentGate consentGate(
      ConsentRegistry registry,
      Policies policies,
      SignOffBook signed,
      LawFile law,
      Departures departures,
      KnownParties parties) {
    boolean anyBasis = law.withoutConsent().bases().stream().anyMatch(StatutoryBasis::on);
    return new DepartureGate(
        new RegistryConsentGate(
            registry,
            policies,
            anyBasis ? signed : citizen -> List.of(),
            new PolicyEngine(law.law(), law.combining(), law.withoutConsent())),
        departures,
        parties);
  }

  @Bean
  SignOffBook signOffBook(JdbcClient jdbc, Concealer concealer) {
    return new JdbcSignOffs(jdbc, concealer);
  }

  @Bean
  SignOffDesk signOffDesk(
      LawFile law,
      SignOffBook book,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new SignOffDesk(
        law.withoutConsent(), book, directory, citizens, audit, transactions, clock);
  }

  @Bean
  KnownParties knownParties(ParticipantDirectory directory, TeamWheels wheels) {
    return new KnownParties(directory, wheels);
  }

  @Bean
  ReleaseProfiles releaseProfiles(ConfigDirectory config) {
    return ReleaseProfiles.read(
        FhirContext.forR4Cached(),
        Arrays.stream(MessageKind.values())
            .filter(
                kind ->
                    kind != MessageKind.NON_DELIVERY && kind != MessageKind.HOSPITAL_NOTIFICATION)
            .map(MessageKind::code)
            .map(code -> config.file("release/" + code + ".yaml"))
            .toList());
  }

  @Bean
  ConsentOutlook consentOutlook(
      ConsentGate gate, KnownParties parties, ReleaseProfiles profiles, FormNeeds forms) {
    return new ConsentOutlook(gate, parties, profiles, forms);
  }

  @Bean
  ConsentExplainer consentExplainer(
      ConsentOutlook outlook,
      ConsentRegistry registry,
      Policies policies,
      ConsentSight sight,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new ConsentExplainer(
        outlook, registry, policies, sight, citizens, audit, transactions, clock);
  }

  @Bean
  ConsentSight consentSight(Policies policies, KnownParties parties, CitizenIndex citizens) {
    return new ConsentSight(policies, parties, citizens);
  }

  @Bean
  CitizenSide citizenSide(
      ConsentRegistry registry,
      Policies policies,
      LawFile law,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new CitizenSide(
        registry, policies, law.law(), directory, citizens, audit, transactions, clock);
  }

  @Bean
  LabelTable labelTable(ConfigDirectory config) {
    return LabelTable.read(config.file("labels.yaml"));
  }

  @Bean
  ContentItems contentItems(LabelTable labels) {
    return new ContentItems(labels);
  }

  @Bean
  ConsentDesk consentDesk(
      ConsentRegistry registry,
      Policies policies,
      ConsentSight sight,
      LawFile law,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      ObjectProvider<ConsentWatch> watches,
      Clock clock) {
    return new ConsentDesk(
        new ConsentCheck(directory, law.law(), clock),
        policies,
        sight,
        registry,
        citizens,
        audit,
        transactions,
        new Watches(watches),
        clock);
  }

  private record Watches(ObjectProvider<ConsentWatch> all) implements ConsentWatch {

    @Override
    public void changed(CitizenKey citizen) {
      all.stream().forEach(watch -> watch.changed(citizen));
    }

    @Override
    public void changing(CitizenKey citizen) {
      all.stream().forEach(watch -> watch.changing(citizen));
    }
  }
}
