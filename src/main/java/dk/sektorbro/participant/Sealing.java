package dk.sektorbro.participant;

/** How far the seal of a delivered message reaches. */
public enum Sealing {
  /** To the party's own encryption key: the hub cannot open what it has sealed. */
  END_TO_END,
  /**
   * To a key the hub keeps for a party without cryptography of its own: opened in the last hop,
   * inside TLS.
   */
  GATEWAY
}
