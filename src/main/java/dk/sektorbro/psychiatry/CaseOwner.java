package dk.sektorbro.psychiatry;

import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.util.Set;
import java.util.stream.Stream;

/** Whose case a consent is given in. */
final class CaseOwner {

  private final ParticipantDirectory directory;

  CaseOwner(ParticipantDirectory directory) {
    this.directory = directory;
  }

  /** The jobcentre among the parties, whose case it is. */
  PartyId of(PartyId registrar, ConsentTerms terms) {
    return Stream.of(Set.of(registrar), terms.recipients(), terms.sources())
        .flatMap(Set::stream)
        .filter(
            party ->
                directory
                    .find(party)
                    .map(Participant::sector)
                    .filter(sector -> sector == Sector.JOBCENTRE)
                    .isPresent())
        .findFirst()
        .orElse(registrar);
  }
}
