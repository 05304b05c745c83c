package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.IpsReferred.Aim;
import java.util.Optional;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Reads a referral to individual placement and support, which was examined before. */
final class IpsReferralReader {

  private final MessageHeader header;
  private final People people;
  private final ServiceRequest referral;

  IpsReferralReader(MessageBundle message, MessageHeader header) {
    this.header = header;
    this.people = new People(message);
    this.referral = message.all(ServiceRequest.class).getFirst();
  }

  IpsReferred read() {
    return new IpsReferred(
        people.citizen(),
        referral.getIdentifierFirstRep().getValue(),
        header.getIdElement().getIdPart(),
        Aim.ofCode(referral.getCode().getCodingFirstRep().getCode()).orElseThrow(),
        Optional.ofNullable(referral.getReasonCodeFirstRep().getText()),
        Optional.ofNullable(referral.getNoteFirstRep().getText()),
        author(),
        referral.getAuthoredOnElement().getValue().toInstant());
  }

  private Author author() {
    Optional<PartyId> sender = people.organisation(header.getSender());
    return people
        .author(referral.getRequester(), sender, Optional.empty())
        .or(() -> people.author(header.getSender(), sender, Optional.empty()))
        .orElseThrow();
  }
}
