package dk.sektorbro.delivery;

import dk.sektorbro.exchange.MessageId;

/** An answer names no request and fits several; a person decides which. */
final class WhichRequest extends RuntimeException {
  WhichRequest(MessageId answer) {
    super("Which request answer " + answer + " belongs to is not decided");
  }
}
