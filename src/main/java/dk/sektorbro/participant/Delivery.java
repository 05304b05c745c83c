package dk.sektorbro.participant;

import java.net.URI;

/** How messages reach a party. */
public sealed interface Delivery {

  /**
   * The hub calls the party: {@code $process-message} of an EHR, {@code JobcentreInbox} of a
   * jobcentre system.
   */
  record Push(URI endpoint) implements Delivery {}

  /** The party collects from its mailbox at the hub. */
  record Mailbox() implements Delivery {}
}
