package dk.sektorbro.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, open where an end is not known.
 *
 * @param from the first moment in it
 * @param to the first moment after it
 */
public record Span(Optional<Instant> from, Optional<Instant> to) {

  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

  /** The shortest stretch with that moment in it. */
  public static Span at(Instant moment) {
    return new Span(Optional.of(moment), Optional.of(moment.plusNanos(1)));
  }

  public boolean isBefore(Instant moment) {
    return to.isPresent() && !moment.isBefore(to.get());
  }

  public boolean isAfter(Instant moment) {
    return from.isPresent() && moment.isBefore(from.get());
  }

  public boolean contains(Instant moment) {
    return !isBefore(moment) && !isAfter(moment);
  }

  /** Every moment of the other is in this one. */
  public boolean contains(Span other) {
    boolean begins =
        from.isEmpty() || (other.from.isPresent() && !other.from.get().isBefore(from.get()));
    boolean ends = to.isEmpty() || (other.to.isPresent() && !other.to.get().isAfter(to.get()));
    return begins && ends;
  }

  /** The shortest stretch with both in it. */
  public Span and(Span other) {
    return new Span(
        from.flatMap(one -> other.from.map(two -> one.isBefore(two) ? one : two)),
        to.flatMap(one -> other.to.map(two -> one.isAfter(two) ? one : two)));
  }

  public boolean overlaps(Span other) {
    boolean beginsInTime =
        from.isEmpty() || other.to.isEmpty() || from.get().isBefore(other.to.get());
    boolean endsInTime =
        to.isEmpty() || other.from.isEmpty() || other.from.get().isBefore(to.get());
    return beginsInTime && endsInTime;
  }
}
