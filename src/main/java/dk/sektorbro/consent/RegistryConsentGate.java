package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.PolicyEngine;
import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.exchange.CitizenKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    return engine.decide(request, consents(request.citizen()), signOffs.of(request.citizen()));
  }

  @Override
  public ConsentGate forOneLook() {
    Map<CitizenKey, List<Policy>> consents = new HashMap<>();
    Map<CitizenKey, List<SignOff>> signed = new HashMap<>();
    return request ->
        engine.decide(
            request,
            consents.computeIfAbsent(request.citizen(), this::consents),
            signed.computeIfAbsent(request.citizen(), signOffs::of));
  }

  private List<Policy> consents(CitizenKey citizen) {
    return registry.of(citizen).stream().map(consent -> policies.of(consent, citizen)).toList();
  }
}
