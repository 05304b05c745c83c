package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.PartyId;
import java.util.Set;

/** Who follows on whom where a citizen has moved, and in what they may. */
public interface Succession {

  /** Those that the citizen has moved away from, and on whom the party follows. */
  Set<PartyId> predecessorsOf(PartyId party, CitizenKey citizen);

  /** Those whom the citizen has lived with since they moved away from the party. */
  Set<PartyId> followersOf(PartyId party, CitizenKey citizen);

  /** Whether the citizen has moved away from the party. */
  boolean hasLeft(CitizenKey citizen, PartyId party);

  /** Whether the party may be shown what was said in another's message now. */
  boolean maySee(PartyId party, Ledger.Entry message);
}
