package dk.sektorbro.delivery;

import dk.sektorbro.course.letter.FollowLetter;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.PartyId;
import java.util.Set;

/** Who follows on whom as moves have it, and what of it as the gate lets it at that moment. */
final class ConsentedSuccession implements FollowLetter.Succession {

  private final Moves moves;
  private final DisclosureGate gate;

  ConsentedSuccession(Moves moves, DisclosureGate gate) {
    this.moves = moves;
    this.gate = gate;
  }

  @Override
  public Set<PartyId> predecessorsOf(PartyId party, CitizenKey citizen) {
    return moves.residenceOf(citizen).predecessorsOf(party);
  }

  @Override
  public boolean maySee(PartyId party, Ledger.Entry letter) {
    return gate.decideFor(party, letter).filter(DisclosureGate::isByConsent).isPresent();
  }
}
