package dk.sektorbro.wire;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.world.Member;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What an EHR writes after a letter: within the letter itself, as MedCom has it. */
final class EhrLetter {

  private final Bundle message;
  private final MessageHeader header;
  private final String earlier;

  private EhrLetter(Bundle before) {
    this.message = before.copy();
    this.header = Hub.header(message);
    this.earlier = header.getIdElement().getIdPart();
  }

  /** Replies to what it got. */
  static Bundle replies(Bundle received, String text) {
    EhrLetter letter = new EhrLetter(received);
    letter.turnsRound();
    return letter.says("reply-message", text);
  }

  /** Adds to what it sent itself. */
  static Bundle goesOn(Bundle sent, String text) {
    return new EhrLetter(sent).says("reply-message", text);
  }

  /** Passes on what it got, in a thread of its own. */
  static Bundle forwards(Bundle received, Member to, String text) {
    EhrLetter letter = new EhrLetter(received);
    letter.turnsRound();
    letter.goesTo(to);
    EhrMeeting.first(letter.message, Communication.class)
        .getIdentifierFirstRep()
        .setValue("urn:uuid:" + UUID.randomUUID());
    return letter.says("forward-message", text);
  }

  private void turnsRound() {
    MessageDestinationComponent destination = header.getDestinationFirstRep();
    Reference sender = header.getSender();
    String source = header.getSource().getEndpoint();
    header.setSender(destination.getReceiver());
    header.getSource().setEndpoint(destination.getEndpoint());
    destination.setReceiver(sender).setEndpoint(source);
  }

  private void goesTo(Member to) {
    Organization organisation = EhrMeeting.first(message, Organization.class).copy();
    organisation.setId(UUID.randomUUID().toString());
    organisation.setName(to.name());
    organisation
        .getIdentifier()
        .forEach(
            identifier ->
                identifier.setValue(
                    identifier.getSystem().equals(PartyId.SYSTEM)
                        ? to.id().sor()
                        : to.gln().value()));
    enter(organisation);
    header
        .getDestinationFirstRep()
        .setReceiver(new Reference("Organization/" + organisation.getIdElement().getIdPart()))
        .setEndpoint("https://sor2.sum.dsdn.dk/#id=" + to.id());
  }

  private Bundle says(String activity, String text) {
    message.setId(UUID.randomUUID().toString());
    header.setId(UUID.randomUUID().toString());
    message
        .getEntryFirstRep()
        .setFullUrl("http://sektorbro.dk/fhir/MessageHeader/" + header.getIdElement().getIdPart());
    turn(activity, brings(text));
    return message;
  }

  /** The id of the new payload. */
  private String brings(String text) {
    Communication communication = EhrMeeting.first(message, Communication.class);
    CommunicationPayloadComponent payload = communication.getPayloadFirstRep().copy();
    String id = "urn:uuid:" + UUID.randomUUID();
    payload.getExtension().stream()
        .filter(extension -> extension.getValue() instanceof Identifier)
        .forEach(extension -> ((Identifier) extension.getValue()).setValue(id));
    payload.setContent(new StringType(text));
    communication.addPayload(payload);
    return id;
  }

  private void turn(String activity, String payload) {
    Provenance turn =
        message.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(Provenance.class::isInstance)
            .map(Provenance.class::cast)
            .filter(each -> each.getTargetFirstRep().getReference().endsWith(earlier))
            .findFirst()
            .orElseThrow()
            .copy();
    turn.setId(UUID.randomUUID().toString());
    turn.getTargetFirstRep().setReference("MessageHeader/" + header.getIdElement().getIdPart());
    turn.getActivity().getCodingFirstRep().setCode(activity);
    turn.getAgentFirstRep().setWho(header.getSender());
    turn.setEntity(
        List.of(
            new ProvenanceEntityComponent()
                .setRole(ProvenanceEntityRole.REVISION)
                .setWhat(new Reference("MessageHeader/" + earlier)),
            new ProvenanceEntityComponent()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference().setIdentifier(new Identifier().setValue(payload)))));
    enter(turn);
  }

  private void enter(DomainResource resource) {
    message
        .addEntry()
        .setFullUrl(
            "http://sektorbro.dk/fhir/"
                + resource.fhirType()
                + "/"
                + resource.getIdElement().getIdPart())
        .setResource(resource);
  }
}
