package dk.sektorbro.consent;

/**
 * Whether a disclosure may happen. The same request always gets the same decision while the
 * registry is unchanged.
 */
@FunctionalInterface
public interface ConsentGate {

  ShareDecision decide(ShareRequest request);
}
