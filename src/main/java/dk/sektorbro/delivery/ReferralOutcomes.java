package dk.sektorbro.delivery;

import dk.sektorbro.certificate.figures.IpsOutcomes;
import dk.sektorbro.course.referral.Referral;
import dk.sektorbro.course.referral.Referral.Place;
import dk.sektorbro.course.referral.Referrals;
import dk.sektorbro.course.referral.Stage;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Referrals to individual placement and support, as the key figures count them. */
final class ReferralOutcomes implements IpsOutcomes {

  private final Referrals referrals;
  private final Period lasting;
  private final Clock clock;

  /**
   * @param lasting after how long somebody counts as still in a job or education
   */
  ReferralOutcomes(Referrals referrals, Period lasting, Clock clock) {
    this.referrals = referrals;
    this.lasting = lasting;
    this.clock = clock;
  }

  @Override
  public List<Outcome> of(PartyId jobcentre, Instant from, Instant until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    return referrals.referred(jobcentre, from, until).stream()
        .map(referral -> outcome(referral.asReferredTo(), today))
        .toList();
  }

  private Outcome outcome(Referral referral, LocalDate today) {
    Optional<Boolean> accepted =
        switch (referral.stage()) {
          case Stage.Referred referred -> Optional.empty();
          case Stage.Declined declined -> Optional.of(false);
          case Stage.Underway underway -> Optional.of(true);
          case Stage.Ended ended -> Optional.of(true);
        };
    List<Place> places = referral.places();
    return new Outcome(
        referral.referrer(),
        accepted,
        referral.startedOn().map(day -> ChronoUnit.DAYS.between(referral.referredOn(), day)),
        accepted.filter(taken -> taken).map(taken -> !places.isEmpty()),
        places.stream().anyMatch(place -> place.isDue(lasting, today))
            ? Optional.of(places.stream().anyMatch(place -> place.lasted(lasting)))
            : Optional.empty());
  }
}
