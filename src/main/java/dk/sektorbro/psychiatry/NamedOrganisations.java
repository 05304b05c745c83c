package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Organisations of a thread, whether the hub knows them or not. */
final class NamedOrganisations {

  private final MessageFrame frame;
  private final ParticipantDirectory directory;

  NamedOrganisations(MessageFrame frame, ParticipantDirectory directory) {
    this.frame = frame;
    this.directory = directory;
  }

  /** An organisation that is no party of the hub is named by its SOR code alone. */
  Reference reference(String sor) {
    return address(sor)
        .map(frame::organisation)
        .orElseGet(
            () ->
                new Reference()
                    .setType("Organization")
                    .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(sor)));
  }

  String name(String sor) {
    return address(sor).map(Address::name).orElse("SOR " + sor);
  }

  private Optional<Address> address(String sor) {
    return Optional.of(new PartyId(sor))
        .filter(known -> directory.hub().id().equals(known) || directory.find(known).isPresent())
        .map(directory::address);
  }
}
