package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.Refused;
import java.util.List;
import java.util.Optional;

/** Where a sender asks what became of a message. */
public interface StatusDesk {

  /**
   * What became of the message that the party calls so.
   *
   * @throws Refused with {@code NOT_FOUND} where the party sent no such message
   */
  StatusReport status(PartyId by, String senderMessageId);

  /**
   * Where a message is and how it got there.
   *
   * @param reason code of the reason for the present state; empty where it needs none
   * @param refusals why it was refused or withheld
   * @param steps oldest first
   * @param certificate the request that the message belongs to, as its requester may know it
   */
  record StatusReport(
      MessageId id,
      MessageState state,
      String reason,
      List<Refusal> refusals,
      List<Ledger.Step> steps,
      Optional<CertificateRequest> certificate) {}
}
