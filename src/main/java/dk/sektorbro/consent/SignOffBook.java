package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.SignOff;
import java.util.List;

/** Keeps what was signed for. Writing joins the caller's transaction; nothing is written over. */
public interface SignOffBook extends SignOffs {

  void keep(SignOff signOff);

  /** The latest of all citizens', newest first. */
  List<SignOff> latest(int limit);
}
