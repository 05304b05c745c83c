package dk.sektorbro.certificate.clock;

/** What the hub asks for by itself. */
public enum Aim {
  /** The certificate that the first follow-up is planned with. */
  CERTIFICATE,
  /** An extract of the journal, where no answer came. */
  STANDBY
}
