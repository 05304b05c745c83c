package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.content.IpsProgress;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Where a referral is. A report that leaves out steps implies them; one that comes late is taken
 * where its day fits what is known.
 */
public sealed interface Stage {

  /** Not answered. */
  record Referred() implements Stage {}

  /** The jobcentre did not take the citizen on. */
  record Declined() implements Stage {}

  /** It did. */
  sealed interface Underway extends Stage {}

  /** Taken on, and not begun. */
  record Accepted() implements Underway {}

  /** Begun. */
  record Started(LocalDate on) implements Underway {}

  /**
   * In a job or education.
   *
   * @param started when the support began, where that was told
   * @param stillOn the day on which the citizen was still there after the time that is asked about,
   *     where that was told
   */
  record InPlace(
      Optional<LocalDate> started, IpsProgress.Placed placed, Optional<LocalDate> stillOn)
      implements Underway {

    LocalDate since() {
      return placed.on();
    }

    LocalDate lastSeen() {
      return stillOn.orElse(since());
    }
  }

  /** No longer there, and still supported. */
  record Between(Optional<LocalDate> started, LocalDate leftOn) implements Underway {}

  /**
   * The support is over. Whether a job or an education lasts can be told afterwards too.
   *
   * @param at where it was by then
   */
  record Ended(Underway at) implements Stage {}

  /**
   * Where the report leads from here.
   *
   * @param lasting after how long somebody counts as still there
   * @throws IllegalStep where it leads nowhere
   */
  default Stage after(IpsProgress step, Period lasting) {
    return switch (this) {
      case Referred referred -> answered(step, lasting);
      case Declined declined ->
          throw step instanceof IpsProgress.Declined
              ? known()
              : new IllegalStep(
                  RefusalCode.REFERRAL_DECLINED,
                  "The referral was declined. Ask for a new one where that has changed.");
      case Underway underway -> next(underway, step, lasting);
      case Ended ended ->
          switch (step) {
            case IpsProgress.StillThere still -> new Ended(stays(ended.at(), still, lasting));
            case IpsProgress.Left left -> new Ended(leaves(ended.at(), left));
            case IpsProgress.Ended again -> throw known();
            case IpsProgress.Accepted accepted -> throw isOver();
            case IpsProgress.Declined declined -> throw isOver();
            case IpsProgress.Started started -> throw isOver();
            case IpsProgress.Placed placed -> throw isOver();
          };
    };
  }

  private static Stage answered(IpsProgress step, Period lasting) {
    return switch (step) {
      case IpsProgress.Accepted accepted -> new Accepted();
      case IpsProgress.Declined declined -> new Declined();
      case IpsProgress.Started started -> next(new Accepted(), started, lasting);
      case IpsProgress.Placed placed -> next(new Accepted(), placed, lasting);
      case IpsProgress.StillThere still -> next(new Accepted(), still, lasting);
      case IpsProgress.Left left -> next(new Accepted(), left, lasting);
      case IpsProgress.Ended ended -> next(new Accepted(), ended, lasting);
    };
  }

  private static Stage next(Underway now, IpsProgress step, Period lasting) {
    return switch (step) {
      case IpsProgress.Accepted accepted -> throw known();
      case IpsProgress.Declined declined ->
          throw new IllegalStep(
              RefusalCode.REFERRAL_ANSWERED,
              "The referral was accepted. Report that the support has ended.");
      case IpsProgress.Started started -> starts(now, started);
      case IpsProgress.Placed placed -> comes(now, placed);
      case IpsProgress.StillThere still -> stays(now, still, lasting);
      case IpsProgress.Left left -> leaves(now, left);
      case IpsProgress.Ended ended -> {
        notBefore(ended.on(), latest(now));
        yield new Ended(now);
      }
    };
  }

  private static Underway starts(Underway now, IpsProgress.Started step) {
    return switch (now) {
      case Accepted accepted -> new Started(step.on());
      case Started started -> throw known();
      case InPlace place -> {
        onlyOnce(place.started());
        notBefore(place.since(), Optional.of(step.on()));
        yield new InPlace(Optional.of(step.on()), place.placed(), place.stillOn());
      }
      case Between between -> {
        onlyOnce(between.started());
        notBefore(between.leftOn(), Optional.of(step.on()));
        yield new Between(Optional.of(step.on()), between.leftOn());
      }
    };
  }

  private static Underway comes(Underway now, IpsProgress.Placed step) {
    if (now instanceof InPlace place) {
      throw place.placed().equals(step)
          ? known()
          : new IllegalStep(
              RefusalCode.PLACEMENT_OPEN,
              "The citizen is in a job or education by what was reported. Report first that the citizen left it.");
    }
    notBefore(step.on(), latest(now));
    return new InPlace(started(now), step, Optional.empty());
  }

  private static Underway stays(Underway now, IpsProgress.StillThere step, Period lasting) {
    InPlace place = place(now);
    onlyOnce(place.stillOn());
    if (step.on().isBefore(place.since().plus(lasting))) {
      throw new IllegalStep(
          RefusalCode.TOO_EARLY, "That is told from %s on.".formatted(place.since().plus(lasting)));
    }
    return new InPlace(place.started(), place.placed(), Optional.of(step.on()));
  }

  private static Underway leaves(Underway now, IpsProgress.Left step) {
    InPlace place = place(now);
    notBefore(step.on(), Optional.of(place.lastSeen()));
    return new Between(place.started(), step.on());
  }

  private static InPlace place(Underway now) {
    if (now instanceof InPlace place) {
      return place;
    }
    throw new IllegalStep(
        RefusalCode.PLACEMENT_UNKNOWN,
        "Nothing was reported of a job or an education that the citizen is in. Report it first.");
  }

  private static Optional<LocalDate> started(Underway now) {
    return switch (now) {
      case Accepted accepted -> Optional.empty();
      case Started started -> Optional.of(started.on());
      case InPlace place -> place.started();
      case Between between -> between.started();
    };
  }

  private static Optional<LocalDate> latest(Underway now) {
    return switch (now) {
      case Accepted accepted -> Optional.empty();
      case Started started -> Optional.of(started.on());
      case InPlace place -> Optional.of(place.lastSeen());
      case Between between -> Optional.of(between.leftOn());
    };
  }

  private static void onlyOnce(Optional<LocalDate> told) {
    if (told.isPresent()) {
      throw known();
    }
  }

  private static void notBefore(LocalDate day, Optional<LocalDate> earlier) {
    if (earlier.filter(day::isBefore).isPresent()) {
      throw new IllegalStep(
          RefusalCode.DAY_IMPOSSIBLE, "The day does not fit the days that were reported before.");
    }
  }

  private static IllegalStep known() {
    return new IllegalStep(
        RefusalCode.REPORTED_ALREADY, "The same was reported before; there is nothing to add.");
  }

  private static IllegalStep isOver() {
    return new IllegalStep(
        RefusalCode.REFERRAL_ENDED, "The support has ended. It takes a new referral.");
  }

  /** A report that leads nowhere from where the referral is. */
  final class IllegalStep extends RuntimeException {

    private final RefusalCode code;
    private final String explanation;

    IllegalStep(RefusalCode code, String explanation) {
      super(code + ": " + explanation);
      this.code = code;
      this.explanation = explanation;
    }

    public RefusalCode code() {
      return code;
    }

    public String explanation() {
      return explanation;
    }
  }
}
