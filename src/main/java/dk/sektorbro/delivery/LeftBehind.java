package dk.sektorbro.delivery;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.List;

/** One kind of what a jobcentre had of a citizen who has moved away from it. */
interface LeftBehind {

  /** Each to be handed over by itself. */
  List<Piece> of(CitizenKey citizen, PartyId gone);

  /**
   * Whether there may be more of it though no consent changes, such as when a message that is under
   * way is stopped.
   */
  default boolean mayGrow(CitizenKey citizen, PartyId gone) {
    return false;
  }

  /** Something that one jobcentre follows on in the place of another. */
  @FunctionalInterface
  interface Piece {

    /**
     * Hands it over where the gate lets the party have it now. In the caller's transaction, which
     * keeps others from the citizen's moves.
     *
     * @return whether it was handed over, now and not before
     */
    boolean pass(PartyId heir);
  }
}
