package dk.sektorbro.course.move;

import dk.sektorbro.exchange.CitizenKey;
import java.time.Instant;
import java.util.List;

/** Every move that was said of, concealed. Writing joins the caller's transaction. */
public interface Moves {

  /** One change of what is known of a citizen's moves after another, until the transaction ends. */
  void lock(CitizenKey citizen);

  /** Of a citizen, in the order they were said, those taken back too. */
  List<Move> of(CitizenKey citizen);

  /** Writes a new one, or over what is known of one. */
  void store(Move move);

  /** Forgets those that were said before the moment. */
  void forgetBefore(Instant moment);

  /** Where the citizen lives and whom they have left. */
  default Residence residenceOf(CitizenKey citizen) {
    return new Residence(of(citizen));
  }
}
