package dk.sektorbro.course.referral;

import dk.sektorbro.course.Reading;
import dk.sektorbro.course.move.Succession;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.IpsProgressed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** A jobcentre tells what came of a referral. */
public final class ReportProgress {

  private static final String PLACE = "/ReportReferral";

  private final Referrals referrals;
  private final Ledger ledger;
  private final Reading reading;
  private final Succession succession;
  private final Period lasting;
  private final Clock clock;

  /**
   * @param lasting after how long somebody counts as still in a job or education
   */
  public ReportProgress(
      Referrals referrals,
      Ledger ledger,
      Reading reading,
      Succession succession,
      Period lasting,
      Clock clock) {
    this.referrals = referrals;
    this.ledger = ledger;
    this.reading = reading;
    this.succession = succession;
    this.lasting = lasting;
    this.clock = clock;
  }

  /**
   * In the caller's transaction. Of two answers, the first counts.
   *
   * @throws Refused where the party has no such referral, or the report does not follow on those
   *     before
   */
  public void handle(
      MessageId message,
      PartyId jobcentre,
      PartyId referrer,
      CitizenKey citizen,
      IpsProgressed progressed) {
    Referral referral =
        referrals
            .lock(Referral.idOf(referrer, progressed.referralId()))
            .filter(found -> found.citizen().equals(citizen))
            .filter(found -> isTheirs(found, jobcentre))
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.REFERRAL_UNKNOWN,
                        PLACE + "/ReferralId",
                        "The receiver referred nobody to you by this id, or another citizen, or the citizen has moved away from you."));
    progressed.progress().day().ifPresent(day -> mustBePossible(day, referral, progressed));
    try {
      referrals.store(
          referral.and(
              new Referral.Report(
                  message,
                  progressed.progress().withoutWords(),
                  Optional.of(jobcentre).filter(by -> !by.equals(referral.jobcentre()))),
              lasting),
          clock.instant());
    } catch (Stage.IllegalStep illegal) {
      throw new Refused(illegal.code(), element(progressed.progress()), illegal.explanation());
    }
  }

  private boolean isTheirs(Referral referral, PartyId jobcentre) {
    return !succession.hasLeft(referral.citizen(), jobcentre)
        && (referral.jobcentre().equals(jobcentre) || mayTakeUp(referral, jobcentre))
        && seesWhatOthersSaid(referral, jobcentre);
  }

  private boolean mayTakeUp(Referral referral, PartyId heir) {
    return succession.predecessorsOf(heir, referral.citizen()).contains(referral.jobcentre())
        && reading.mayHaveBeenRead(referral.message())
        && (referral.isOpen() || referral.wasTakenUpBy(heir));
  }

  private boolean seesWhatOthersSaid(Referral referral, PartyId jobcentre) {
    return referral
        .saidByOthersThan(jobcentre)
        .allMatch(
            said ->
                ledger.find(said).filter(entry -> succession.maySee(jobcentre, entry)).isPresent());
  }

  /** The referral that the message made, where the party may take it up in another's place. */
  public Optional<Referral> takenUpBy(PartyId heir, MessageId message) {
    return referrals
        .findConcernedBy(message)
        .filter(referral -> referral.message().equals(message))
        .filter(Referral::isOpen)
        .filter(referral -> mayTakeUp(referral, heir) && seesWhatOthersSaid(referral, heir));
  }

  private void mustBePossible(LocalDate day, Referral referral, IpsProgressed progressed) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    if (day.isAfter(today) || day.isBefore(referral.referredOn())) {
      throw new Refused(
          RefusalCode.DAY_IMPOSSIBLE,
          element(progressed.progress()) + "/On",
          "The day is in the future, or before the referral.");
    }
  }

  private static String element(IpsProgress progress) {
    return PLACE
        + switch (progress) {
          case IpsProgress.Accepted accepted -> "/Accepted";
          case IpsProgress.Declined declined -> "/Declined";
          case IpsProgress.Started started -> "/Started";
          case IpsProgress.Placed placed -> "/Placed";
          case IpsProgress.StillThere still -> "/StillThere";
          case IpsProgress.Left left -> "/Left";
          case IpsProgress.Ended ended -> "/Ended";
        };
  }

  /** With the referral as its referrer knows it, where the report still stands. */
  public IpsProgressed completed(MessageId message, IpsProgressed progressed) {
    return referrals
        .findConcernedBy(message)
        .map(referral -> progressed.about(referral.reference()))
        .orElse(progressed);
  }

  /**
   * Whether what was reported still follows on what went before: the referral, or an earlier
   * report, may not have been shared in the end.
   */
  public boolean stands(MessageId report) {
    return referrals.findConcernedBy(report).isPresent();
  }
}
