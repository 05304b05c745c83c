package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;

/** A queue has a message that the ledger does not: the two were restored from different moments. */
final class UnknownToTheLedger extends RuntimeException {
  UnknownToTheLedger(MessageId message) {
    super("The ledger has no message " + message);
  }
}
