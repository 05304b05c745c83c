package dk.sektorbro.certificate.figures;

import dk.sektorbro.certificate.figures.IpsOutcomes.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The balancing measures: whether earlier certificates and better follow-up come with citizens in
 * job and education ("Min fælles vej", Aalborg).
 */
final class IpsFigures {

  private IpsFigures() {}

  static List<Figure> of(List<Outcome> referrals) {
    return List.of(
        Figure.count(Measure.IPS_REFERRALS, referrals.size(), referrals.size()),
        Figure.share(Measure.IPS_ACCEPTED, each(referrals, Outcome::accepted)),
        Figure.median(Measure.DAYS_TO_IPS_START, each(referrals, Outcome::daysToStart)),
        Figure.share(Measure.IPS_IN_JOB_OR_EDUCATION, each(referrals, Outcome::placed)),
        Figure.share(Measure.IPS_STILL_THERE, each(referrals, Outcome::stillThere)));
  }

  private static <T> List<T> each(List<Outcome> referrals, Function<Outcome, Optional<T>> of) {
    return referrals.stream().flatMap(referral -> of.apply(referral).stream()).toList();
  }
}
