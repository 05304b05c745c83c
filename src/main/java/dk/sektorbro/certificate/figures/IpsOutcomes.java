package dk.sektorbro.certificate.figures;

import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of referrals to individual placement and support. */
@FunctionalInterface
public interface IpsOutcomes {

  /** Of a jobcentre's referrals of a time, each once. */
  List<Outcome> of(PartyId jobcentre, Instant from, Instant until);

  /**
   * What came of one referral so far.
   *
   * @param department that referred
   * @param accepted empty while it is not answered
   * @param daysToStart calendar days from the referral to the day the support began
   * @param placed whether the citizen came into a job or an education; empty unless accepted
   * @param stillThere whether that lasted; empty while it is too early to ask
   */
  record Outcome(
      PartyId department,
      Optional<Boolean> accepted,
      Optional<Long> daysToStart,
      Optional<Boolean> placed,
      Optional<Boolean> stillThere) {}
}
