package dk.sektorbro.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A party's input was refused. Carries every reason; its message names codes and locations only.
 */
public final class Refused extends RuntimeException {

  /**
   * The servlet request attribute that holds the refusal of a request nobody has read yet. The
   * interface that the request is for tells it in its own language.
   */
  public static final String REQUEST_ATTRIBUTE = "dk.sektorbro.refused";

  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

  private final transient List<Refusal> refusals;
  private final transient Optional<Instant> at;
  private final transient Duration wait;

  public Refused(List<Refusal> refusals) {
    this(refusals, Optional.empty(), USUAL_WAIT);
  }

  /**
   * @param wait how long the sender should wait before it sends the same again
   */
  public Refused(RefusalCode code, String explanation, Duration wait) {
    this(List.of(new Refusal(code, "", explanation)), Optional.empty(), wait);
  }

  public Refused(RefusalCode code, String location, String explanation) {
    this(List.of(new Refusal(code, location, explanation)));
  }

  private Refused(List<Refusal> refusals, Optional<Instant> at, Duration wait) {
    super(summary(refusals));
    this.refusals = List.copyOf(refusals);
    this.at = at;
    this.wait = wait;
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

  /**
   * The same refusal, as the sender's own input has it.
   *
   * @param place where a location is there
   */
  public Refused located(UnaryOperator<String> place) {
    return new Refused(
        refusals.stream()
            .map(each -> new Refusal(each.code(), place.apply(each.location()), each.explanation()))
            .toList(),
        at,
        wait);
  }

  /** The same refusal, noted in the book at that moment. */
  public Refused notedAt(Instant moment) {
    return new Refused(refusals, Optional.of(moment), wait);
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

  /** Whether any of the reasons passes by itself. */
  public boolean passes() {
    return refusals.stream().map(Refusal::code).anyMatch(RefusalCode::passes);
  }

  /**
   * In how many seconds the same may be sent again, as HTTP's {@code Retry-After} (RFC 9110,
   * section 10.2.3) has it; empty where sending it again is of no use.
   */
  public Optional<String> retryAfter() {
    return passes()
        ? Optional.of(String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())))
        : Optional.empty();
  }
}
