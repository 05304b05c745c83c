package dk.sektorbro.consent;

/**
 * Whether a disclosure may happen. The same request always gets the same decision while the
 * registry is unchanged.
 */
@FunctionalInterface
public interface ConsentGate {

  ShareDecision decide(ShareRequest request);

  /** The same for many requests of one moment: what the citizen consented to is looked up once. */
  default ConsentGate forOneLook() {
    return this;
  }
}
