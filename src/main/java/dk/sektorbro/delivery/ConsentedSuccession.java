package dk.sektorbro.delivery;

import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.PartyId;
import java.util.Set;
import java.util.function.Supplier;

/** Who follows on whom as moves have it, and what of it as the gate lets it at that moment. */
final class ConsentedSuccession implements Succession {

  private final Moves moves;
  private final Supplier<SealedGate> gate;

  ConsentedSuccession(Moves moves, Supplier<SealedGate> gate) {
    this.moves = moves;
    this.gate = gate;
  }

  @Override
  public Set<PartyId> predecessorsOf(PartyId party, CitizenKey citizen) {
    return moves.residenceOf(citizen).predecessorsOf(party);
  }

  @Override
  public Set<PartyId> followersOf(PartyId party, CitizenKey citizen) {
    return moves.residenceOf(citizen).followersOf(party);
  }

  @Override
  public boolean hasLeft(CitizenKey citizen, PartyId party) {
    return moves.residenceOf(citizen).hasLeft(party);
  }

  @Override
  public boolean maySee(PartyId party, Ledger.Entry message) {
    return gate.get().byConsent(party, message).isPresent();
  }
}
