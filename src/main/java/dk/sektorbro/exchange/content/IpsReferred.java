package dk.sektorbro.exchange.content;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Psychiatry refers a citizen to individual placement and support (IPS) at a jobcentre. IPS takes
 * everybody who wants to work or study, so it has neither a diagnosis nor a judgement of ability.
 *
 * @param referralId the referrer's id of the referral, a UUID
 * @param messageId the message it came in ({@code MessageHeader.id})
 * @param ownWords what the citizen wants, in the citizen's own words
 * @param note what the jobcentre should know beside it
 */
public record IpsReferred(
    Citizen citizen,
    String referralId,
    String messageId,
    Aim aim,
    Optional<String> ownWords,
    Optional<String> note,
    Author author,
    Instant writtenAt)
    implements Content {

  /** What the citizen wants. */
  public enum Aim {
    JOB("job"),
    EDUCATION("education"),
    EITHER("job-or-education");

    private final String code;

    Aim(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Aim> ofCode(String code) {
      return Arrays.stream(values()).filter(aim -> aim.code.equals(code)).findFirst();
    }
  }

  @Override
  public String toString() {
    return "IpsReferred";
  }
}
