package dk.sektorbro.exchange.content;

import dk.sektorbro.exchange.PartyId;

/**
 * A unit that was asked for a certificate passes the request on to the right one.
 *
 * @param request as it was received
 * @param requester the jobcentre that asked
 * @param forwards the message that brought the request to the sender ({@code MessageHeader.id})
 */
public record CertificateForwarded(CertificateRequested request, PartyId requester, String forwards)
    implements Content {

  @Override
  public String toString() {
    return "CertificateForwarded[" + request + "]";
  }
}
