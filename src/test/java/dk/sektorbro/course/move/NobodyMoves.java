package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.PartyId;
import java.util.Set;

/** Everybody lives where they always did. */
public final class NobodyMoves implements Succession {

  @Override
  public Set<PartyId> predecessorsOf(PartyId party, CitizenKey citizen) {
    return Set.of();
  }

  @Override
  public Set<PartyId> followersOf(PartyId party, CitizenKey citizen) {
    return Set.of();
  }

  @Override
  public boolean hasLeft(CitizenKey citizen, PartyId party) {
    return false;
  }

  @Override
  public boolean maySee(PartyId party, Ledger.Entry message) {
    return false;
  }
}
