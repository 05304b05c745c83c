package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.PolicyEngine;
import java.util.List;

/** The gate before the registry: every consent of the citizen, weighed by the engine. */
public final class RegistryConsentGate implements ConsentGate {

  private final ConsentRegistry registry;
  private final Policies policies;
  private final SignOffs signOffs;
  private final PolicyEngine engine;

  public RegistryConsentGate(
      ConsentRegistry registry, Policies policies, SignOffs signOffs, PolicyEngine engine) {
    this.registry = registry;
    this.policies = policies;
    this.signOffs = signOffs;
    this.engine = engine;
  }

  @Override
  public ShareDecision decide(ShareRequest request) {
    List<Policy> consents =
        registry.of(request.citizen()).stream()
            .map(consent -> policies.of(consent, request.citizen()))
            .toList();
    return engine.decide(request, consents, signOffs.of(request.citizen()));
  }
}
