package dk.sektorbro.exchange;

import java.util.List;

/**
 * A party's input was refused. Carries every reason; its message names codes and locations only.
 */
public final class Refused extends RuntimeException {

  private final transient List<Refusal> refusals;

  public Refused(List<Refusal> refusals) {
    super(summary(refusals));
    this.refusals = List.copyOf(refusals);
  }

  public Refused(RefusalCode code, String location, String explanation) {
    this(List.of(new Refusal(code, location, explanation)));
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

  public List<Refusal> refusals() {
    return refusals;
  }

  public RefusalCode code() {
    return refusals.getFirst().code();
  }
}
