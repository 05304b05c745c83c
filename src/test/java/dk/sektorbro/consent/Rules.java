package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.Vocabulary;
import dk.sektorbro.consent.fhir.VocabularyFile;
import dk.sektorbro.consent.policy.PolicyEngine;
import java.nio.file.Path;

/** The rules as this project configures them. */
public final class Rules {

  public static final LawFile LAW = LawFile.read(Path.of("config/consent-law.yaml"));
  public static final Vocabulary VOCABULARY =
      VocabularyFile.read(Path.of("config/consent-vocabulary.yaml"));
  public static final Policies POLICIES =
      new CompiledPolicies(FhirContext.forR4Cached(), new R4Compiler(VOCABULARY));
  public static final PolicyEngine ENGINE =
      new PolicyEngine(LAW.law(), LAW.combining(), LAW.withoutConsent());

  private Rules() {}
}
