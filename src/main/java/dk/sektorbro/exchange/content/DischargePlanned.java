package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Psychiatry tells ahead of a discharge. Of a cancellation no more is told than what it cancels.
 *
 * @param planId psychiatry's id of it, a UUID, the same in every version
 * @param standing whether a version went before; new as long as only the sender's words are read,
 *     unless it cancels
 * @param replaces the hub's id of the message that this version holds in place of
 * @param on the day that is planned for
 * @param basis what the agreement is by law
 * @param writtenAt when this version was written
 */
public record DischargePlanned(
    Citizen citizen,
    String planId,
    Standing standing,
    Optional<String> replaces,
    Optional<LocalDate> on,
    Optional<Basis> basis,
    List<Agreed> agreed,
    Optional<Mentor> mentor,
    Author author,
    Instant writtenAt)
    implements Content {

  /** What an agreement is by law (Psychiatry Act §§ 13 a and 13 b). */
  public enum Basis {
    /** Made with the citizen: udskrivningsaftale. */
    DISCHARGE_AGREEMENT("discharge-agreement"),
    /** Made without, where the citizen will not take part: koordinationsplan. */
    COORDINATION_PLAN("coordination-plan");

    private final String code;

    Basis(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Basis> ofCode(String code) {
      return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }
  }

  /**
   * One thing that is agreed.
   *
   * @param who does it
   * @param until the last day to have it done
   */
  public record Agreed(String what, Optional<String> who, Optional<LocalDate> until) {
    @Override
    public String toString() {
      return "Agreed";
    }
  }

  /**
   * Who helps the citizen over from the ward: udskrivningsmentor.
   *
   * @param how to reach the mentor
   */
  public record Mentor(String name, Optional<String> how) {
    @Override
    public String toString() {
      return "Mentor";
    }
  }

  /** Whether it tells of more than the day. */
  public boolean hasAgreements() {
    return basis.isPresent() || !agreed.isEmpty() || mentor.isPresent();
  }

  /** The same in the light of the versions before it. */
  public DischargePlanned after(Optional<String> earlier) {
    Standing now =
        standing == Standing.CANCELLED || earlier.isEmpty() ? standing : Standing.REVISED;
    return new DischargePlanned(
        citizen, planId, now, earlier, on, basis, agreed, mentor, author, writtenAt);
  }

  @Override
  public String toString() {
    return "DischargePlanned[" + standing + "]";
  }
}
