package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;

/** How many messages are under way, mailboxes left out. Counts no further than it is asked to. */
interface Backlog {

  /** In all. */
  int size(int atMost);

  /** To one receiver. */
  int to(PartyId receiver, int atMost);
}
