package dk.sektorbro.consent;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dk.sektorbro.consent.fhir.R4Compiler;
import dk.sektorbro.consent.fhir.Reading;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.TermsPolicy;
import dk.sektorbro.exchange.CitizenKey;
import java.util.List;

/**
 * Terms by themselves; an original by its FHIR, and by the registry's word on its withdrawal. What
 * an original says never changes, so that it is read once and kept; whether it stands is asked of
 * the registry each time.
 */
public final class CompiledPolicies implements Policies {

  private static final long MOST_CHARACTERS = 50_000_000;

  private final FhirContext fhir;
  private final R4Compiler compiler;
  private final LoadingCache<Known, Reading> read;

  public CompiledPolicies(FhirContext fhir, R4Compiler compiler) {
    this.fhir = fhir;
    this.compiler = compiler;
    this.read =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Known known, Reading reading) -> known.fhir().length())
            .build(this::read);
  }

  @Override
  public Policy of(Consent consent, CitizenKey citizen) {
    return switch (consent.said()) {
      case ConsentTerms terms -> TermsPolicy.of(consent.id(), citizen, terms);
      case ConsentOriginal original -> {
        Policy policy = read.get(new Known(consent.id(), citizen, original.fhir())).policy();
        yield original
            .withdrawnAt()
            .map(at -> policy.withdrawn(at, original.withdrawalKnownAt().orElse(at)))
            .orElse(policy);
      }
    };
  }

  @Override
  public List<Unread> unread(Consent consent, CitizenKey citizen) {
    return switch (consent.said()) {
      case ConsentTerms terms -> List.of();
      case ConsentOriginal original ->
          read.get(new Known(consent.id(), citizen, original.fhir())).unread();
    };
  }

  private Reading read(Known known) {
    return compiler.read(
        known.id(),
        known.citizen(),
        fhir.newJsonParser().parseResource(org.hl7.fhir.r4.model.Consent.class, known.fhir()));
  }

  /** All that a reading depends on, so that one can never be taken for another. */
  private record Known(ConsentId id, CitizenKey citizen, String fhir) {}
}
