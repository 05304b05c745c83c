package dk.sektorbro.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A party's input was refused. Carries every reason; its message names codes and locations only.
 */
public final class Refused extends RuntimeException {

  private final transient List<Refusal> refusals;
  private final transient Optional<Instant> at;

  public Refused(List<Refusal> refusals) {
    this(refusals, Optional.empty());
  }

  public Refused(RefusalCode code, String location, String explanation) {
    this(List.of(new Refusal(code, location, explanation)));
  }

  private Refused(List<Refusal> refusals, Optional<Instant> at) {
    super(summary(refusals));
    this.refusals = List.copyOf(refusals);
    this.at = at;
  }

  private static String summary(List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      throw new IllegalArgumentException("A refusal needs a reason");
    }
    return refusals.stream()
        .map(r -> r.code() + " at " + r.location())
        .reduce((a, b) -> a + "; " + b)
        .get();
  }

  /** The same refusal, noted in the book at that moment. */
  public Refused notedAt(Instant moment) {
    return new Refused(refusals, Optional.of(moment));
  }

  public List<Refusal> refusals() {
    return refusals;
  }

  /**
   * When the message was first refused; empty where nothing was noted, because the message has no
   * id or may be sent again.
   */
  public Optional<Instant> at() {
    return at;
  }

  public RefusalCode code() {
    return refusals.getFirst().code();
  }
}
