package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.jobcentre.soap.Receipt;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Takes the message of the present call to the intake as it came, and tells the receipt for it. */
final class Letterbox {

  private final MessageIntake intake;

  Letterbox(MessageIntake intake) {
    this.intake = intake;
  }

  Receipt accept() {
    InlineBody.Arrived arrived = Caller.arrived();
    var taken =
        intake.accept(
            new Submission(
                Caller.authenticated(),
                arrived.payload(),
                arrived.claimedMessageId(),
                Optional.empty(),
                Digest.of(arrived.payload().digest()),
                arrived.signature()));
    Receipt receipt = receipt(taken.id(), taken.at(), taken.duplicate());
    taken.signed().ifPresent(receipt::setSignedReceipt);
    return receipt;
  }

  /** Of what is registered at once and goes to nobody. */
  static Receipt receipt(MessageId id, Instant at, boolean duplicate) {
    Receipt receipt = new Receipt();
    receipt.setHubMessageId(id.toString());
    receipt.setReceivedAt(at.atOffset(ZoneOffset.UTC));
    receipt.setDuplicate(duplicate);
    return receipt;
  }
}
