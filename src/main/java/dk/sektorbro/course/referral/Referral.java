package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.IpsProgress;
import dk.sektorbro.exchange.content.ReferralReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A referral and what was reported of it. Where it is follows from the reports.
 *
 * @param id the hub's, derived from the referrer and the referrer's own id of it
 * @param message the message that referred
 * @param messageId what the referrer calls that message
 * @param reports in the order they came
 */
public record Referral(
    MessageId id,
    MessageId message,
    PartyId referrer,
    PartyId jobcentre,
    CitizenKey citizen,
    String messageId,
    Instant referredAt,
    List<Report> reports) {

  /** What was taken is not held to the terms of today. */
  private static final Period TAKEN_BEFORE = Period.ZERO;

  public Referral {
    reports = List.copyOf(reports);
  }

  /**
   * What one message reported, without its author's words.
   *
   * @param by who did, where it follows on the jobcentre that the citizen was referred to
   */
  public record Report(MessageId message, IpsProgress progress, Optional<PartyId> by) {}

  /**
   * A job or an education that the citizen came to.
   *
   * @param stillThere whether it was told that the citizen was still there after the time that is
   *     asked about
   */
  public record Place(LocalDate since, Optional<LocalDate> left, boolean stillThere) {

    /** Whether it is long enough ago to be asked about. */
    public boolean isDue(Period lasting, LocalDate today) {
      return !since.plus(lasting).isAfter(today);
    }

    /** What is not told did not last. */
    public boolean lasted(Period lasting) {
      return stillThere || left.filter(day -> !day.isBefore(since.plus(lasting))).isPresent();
    }
  }

  public static MessageId idOf(PartyId referrer, String referralId) {
    return MessageId.of(referrer, "ips-referral/" + referralId);
  }

  public ReferralReference reference() {
    return new ReferralReference(messageId, referredAt);
  }

  /** The day of the referral; nothing that came of it was earlier. */
  public LocalDate referredOn() {
    return LocalDate.ofInstant(referredAt, DanishTime.ZONE);
  }

  public Stage stage() {
    Stage stage = new Stage.Referred();
    for (Report report : reports) {
      stage = stage.after(report.progress(), TAKEN_BEFORE);
    }
    return stage;
  }

  /**
   * The same after one more report.
   *
   * @param lasting after how long somebody counts as still in a job or education
   * @throws Stage.IllegalStep where it does not follow on those before
   */
  Referral and(Report report, Period lasting) {
    Stage unused = stage().after(report.progress(), lasting);
    List<Report> longer = new ArrayList<>(reports);
    longer.add(report);
    return with(longer);
  }

  /** The same as if the message had never been sent; what followed on it alone goes with it. */
  Referral without(MessageId undone) {
    Referral left = with(List.of());
    for (Report report : reports) {
      if (!report.message().equals(undone)) {
        try {
          left = left.and(report, TAKEN_BEFORE);
        } catch (Stage.IllegalStep noLongerFollows) {
          continue;
        }
      }
    }
    return left;
  }

  private Referral with(List<Report> other) {
    return new Referral(id, message, referrer, jobcentre, citizen, messageId, referredAt, other);
  }

  /** Whether somebody is still to do something about it. */
  boolean isOpen() {
    return switch (stage()) {
      case Stage.Referred referred -> true;
      case Stage.Underway underway -> true;
      case Stage.Declined declined -> false;
      case Stage.Ended ended -> false;
    };
  }

  /** As the jobcentre that the citizen was referred to knows it. */
  public Referral asReferredTo() {
    return with(reports.stream().filter(report -> report.by().isEmpty()).toList());
  }

  private static boolean isOf(PartyId party, Report report) {
    return report.by().filter(party::equals).isPresent();
  }

  /** Whether the party has reported of it in the place of another. */
  boolean wasTakenUpBy(PartyId party) {
    return reports.stream().anyMatch(report -> isOf(party, report));
  }

  /**
   * The messages that tell what the party did not say itself: the referral, and what others
   * reported.
   */
  Stream<MessageId> saidByOthersThan(PartyId party) {
    boolean isTheFirst = jobcentre.equals(party);
    return Stream.concat(
        Stream.of(message).filter(referred -> !isTheFirst),
        reports.stream()
            .filter(report -> !isOf(party, report))
            .filter(report -> !(isTheFirst && report.by().isEmpty()))
            .map(Report::message));
  }

  /** When the support began, as far as that was told. */
  public Optional<LocalDate> startedOn() {
    return reports.stream()
        .map(Report::progress)
        .filter(IpsProgress.Started.class::isInstance)
        .flatMap(step -> step.day().stream())
        .findFirst();
  }

  /** The jobs and educations the citizen came to, in order. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Report report : reports) {
      switch (report.progress()) {
        case IpsProgress.Placed placed ->
            places.add(new Place(placed.on(), Optional.empty(), false));
        case IpsProgress.StillThere still -> {
          Place last = places.removeLast();
          places.add(new Place(last.since(), last.left(), true));
        }
        case IpsProgress.Left left -> {
          Place last = places.removeLast();
          places.add(new Place(last.since(), Optional.of(left.on()), last.stillThere()));
        }
        case IpsProgress.Accepted accepted -> {}
        case IpsProgress.Declined declined -> {}
        case IpsProgress.Started started -> {}
        case IpsProgress.Ended ended -> {}
      }
    }
    return places;
  }

  @Override
  public String toString() {
    return "Referral[" + id + "]";
  }
}
