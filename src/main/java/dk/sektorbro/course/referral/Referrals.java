package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The referrals the hub remembers, concealed. Writing joins the caller's transaction. */
public interface Referrals {

  /** Keeps others from writing it until the transaction ends. */
  Optional<Referral> lock(MessageId id);

  /** The referral that a message made, or reported of. */
  Optional<Referral> findConcernedBy(MessageId message);

  /** The same, kept from others until the transaction ends. */
  Optional<Referral> lockConcernedBy(MessageId message);

  /**
   * In the place of what is there.
   *
   * @param at when something came of it
   */
  void store(Referral referral, Instant at);

  void forget(MessageId id);

  /** Forgets what nothing has come of since the moment. */
  void forgetBefore(Instant moment);

  /** Those of a jobcentre, by when they were referred. */
  List<Referral> referred(PartyId jobcentre, Instant from, Instant until);
}
