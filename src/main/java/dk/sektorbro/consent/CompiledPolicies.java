package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.Reading;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.TermsPolicy;
import dk.sektorbro.exchange.CitizenKey;
import java.util.List;

/** Terms by themselves; an original by its FHIR, and by the registry's word on its withdrawal. */
public final class CompiledPolicies implements Policies {

  private final FhirContext fhir;
  private final R4Compiler compiler;

  public CompiledPolicies(FhirContext fhir, R4Compiler compiler) {
    this.fhir = fhir;
    this.compiler = compiler;
  }

  @Override
  public Policy of(Consent consent, CitizenKey citizen) {
    return switch (consent.said()) {
      case ConsentTerms terms -> TermsPolicy.of(consent.id(), citizen, terms);
      case ConsentOriginal original -> {
        Policy policy = read(consent, citizen, original.fhir()).policy();
        yield original.withdrawnAt().map(policy::withdrawn).orElse(policy);
      }
    };
  }

  @Override
  public List<Unread> unread(Consent consent, CitizenKey citizen) {
    return switch (consent.said()) {
      case ConsentTerms terms -> List.of();
      case ConsentOriginal original -> read(consent, citizen, original.fhir()).unread();
    };
  }

  private Reading read(Consent consent, CitizenKey citizen, String original) {
    return compiler.read(
        consent.id(),
        citizen,
        fhir.newJsonParser().parseResource(org.hl7.fhir.r4.model.Consent.class, original));
  }
}
