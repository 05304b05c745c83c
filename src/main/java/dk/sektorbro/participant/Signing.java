package dk.sektorbro.participant;

/** Whether a party signs what it sends. */
public enum Signing {
  /** A signature is verified where there is one. */
  ACCEPTED,
  /** What is not signed is refused. */
  REQUIRED
}
