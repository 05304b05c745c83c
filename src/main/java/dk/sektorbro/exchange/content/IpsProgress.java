package dk.sektorbro.exchange.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** What came of a referral to individual placement and support, one step at a time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = IpsProgress.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = IpsProgress.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = IpsProgress.Started.class, name = "started"),
  @JsonSubTypes.Type(value = IpsProgress.Placed.class, name = "placed"),
  @JsonSubTypes.Type(value = IpsProgress.StillThere.class, name = "still-there"),
  @JsonSubTypes.Type(value = IpsProgress.Left.class, name = "left"),
  @JsonSubTypes.Type(value = IpsProgress.Ended.class, name = "ended")
})
public sealed interface IpsProgress {

  /** The jobcentre takes the citizen on. */
  record Accepted() implements IpsProgress {}

  /** It does not. */
  record Declined(Optional<String> reason) implements IpsProgress {
    @Override
    public String toString() {
      return "Declined";
    }
  }

  /** The first meeting with the IPS consultant was held. */
  record Started(LocalDate on) implements IpsProgress {}

  /** The first day in an ordinary job or education. */
  record Placed(Placement in, LocalDate on) implements IpsProgress {}

  /** The citizen was still in that job or education on a day. */
  record StillThere(LocalDate on) implements IpsProgress {}

  /** The last day there. */
  record Left(LocalDate on) implements IpsProgress {}

  /** The support ended, whatever came of it. */
  record Ended(LocalDate on, Optional<String> reason) implements IpsProgress {
    @Override
    public String toString() {
      return "Ended[" + on + "]";
    }
  }

  /** Where somebody came to be. */
  enum Placement {
    JOB("job"),
    EDUCATION("education");

    private final String code;

    Placement(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Placement> ofCode(String code) {
      return Arrays.stream(values()).filter(place -> place.code.equals(code)).findFirst();
    }
  }

  /** A code of {@code http://sektorbro.dk/fhir/CodeSystem/ips-stages}. */
  default String code() {
    return switch (this) {
      case Accepted accepted -> "accepted";
      case Declined declined -> "declined";
      case Started started -> "started";
      case Placed placed -> "in-" + placed.in().code();
      case StillThere still -> "still-there";
      case Left left -> "left";
      case Ended ended -> "ended";
    };
  }

  /** The day it was on, or that it tells of; an answer has none. */
  default Optional<LocalDate> day() {
    return switch (this) {
      case Accepted accepted -> Optional.empty();
      case Declined declined -> Optional.empty();
      case Started started -> Optional.of(started.on());
      case Placed placed -> Optional.of(placed.on());
      case StillThere still -> Optional.of(still.on());
      case Left left -> Optional.of(left.on());
      case Ended ended -> Optional.of(ended.on());
    };
  }

  /** Why, in the jobcentre's words. */
  default Optional<String> words() {
    return switch (this) {
      case Accepted accepted -> Optional.empty();
      case Declined declined -> declined.reason();
      case Started started -> Optional.empty();
      case Placed placed -> Optional.empty();
      case StillThere still -> Optional.empty();
      case Left left -> Optional.empty();
      case Ended ended -> ended.reason();
    };
  }

  /** The same without anybody's words. */
  default IpsProgress withoutWords() {
    return switch (this) {
      case Declined declined -> new Declined(Optional.empty());
      case Ended ended -> new Ended(ended.on(), Optional.empty());
      case Accepted accepted -> accepted;
      case Started started -> started;
      case Placed placed -> placed;
      case StillThere still -> still;
      case Left left -> left;
    };
  }
}
