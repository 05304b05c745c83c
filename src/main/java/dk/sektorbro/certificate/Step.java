package dk.sektorbro.certificate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens to a request for a certificate. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Ordered.class, name = "ordered"),
  @JsonSubTypes.Type(value = Step.Arrived.class, name = "arrived"),
  @JsonSubTypes.Type(value = Step.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = Step.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = Step.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Step.Returned.class, name = "returned"),
  @JsonSubTypes.Type(value = Step.Reminded.class, name = "reminded"),
  @JsonSubTypes.Type(value = Step.FellDue.class, name = "overdue"),
  @JsonSubTypes.Type(value = Step.Recalled.class, name = "recalled"),
  @JsonSubTypes.Type(value = Step.Forwarded.class, name = "forwarded"),
  @JsonSubTypes.Type(value = Step.Expired.class, name = "expired"),
  @JsonSubTypes.Type(value = Step.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Step.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = Step.Stayed.class, name = "stayed"),
  @JsonSubTypes.Type(value = Step.HandedOver.class, name = "handed-over"),
  @JsonSubTypes.Type(value = Step.NotShared.class, name = "not-shared")
})
public sealed interface Step {

  /** It was asked for. */
  record Ordered(PartyId answerer, LocalDate due) implements Step {}

  /** A message of the dialogue was handed over to its receiver. */
  record Arrived() implements Step {}

  /** Whoever was asked works on it. */
  record Accepted() implements Step {}

  /** Whoever was asked will not give it. */
  record Declined(String reason) implements Step {
    @Override
    public String toString() {
      return "Declined";
    }
  }

  /**
   * It was given.
   *
   * @param matched whether the hub found the request, because the answer does not name one
   */
  record Answered(boolean matched) implements Step {}

  /**
   * It was sent back.
   *
   * @param due when the supplement is due
   */
  record Returned(List<String> missing, LocalDate due) implements Step {
    @Override
    public String toString() {
      return "Returned[" + due + "]";
    }
  }

  /**
   * It was reminded of.
   *
   * @param number which of the hub's own reminders it is since the answer was last asked for; 0 for
   *     one that a caseworker wrote
   */
  record Reminded(Urgency urgency, int number) implements Step {}

  /** The day it was due is over. */
  record FellDue() implements Step {}

  /** It is no longer needed. */
  record Recalled(Optional<String> reason) implements Step {
    @Override
    public String toString() {
      return "Recalled";
    }
  }

  /** It goes on to another unit. */
  record Forwarded(PartyId to) implements Step {}

  /** It is no longer waited for. */
  record Expired() implements Step {}

  /** It can no longer be sent back. */
  record Closed() implements Step {}

  /** The citizen has moved away from whoever asked. */
  record Moved() implements Step {}

  /** They have not, after all. */
  record Stayed() implements Step {}

  /** From now on it is asked for by the jobcentre of the citizen's new municipality. */
  record HandedOver(PartyId to) implements Step {}

  /**
   * A message of the dialogue was not shared with its receiver.
   *
   * @param forGood whether somebody took it out of the exchange: its sender, a data-protection
   *     officer, an administrator, or the receiver who cannot use it
   */
  record NotShared(boolean forGood) implements Step {}

  /** The same without anybody's words. */
  default Step withoutWords() {
    return switch (this) {
      case Declined declined -> new Declined("");
      case Returned returned -> new Returned(List.of(), returned.due());
      case Recalled recalled -> new Recalled(Optional.empty());
      case Ordered ordered -> this;
      case Arrived arrived -> this;
      case Accepted accepted -> this;
      case Answered answered -> this;
      case Reminded reminded -> this;
      case FellDue due -> this;
      case Forwarded forwarded -> this;
      case Expired expired -> this;
      case Closed closed -> this;
      case Moved moved -> this;
      case Stayed stayed -> this;
      case HandedOver handedOver -> this;
      case NotShared notShared -> this;
    };
  }

  /** What the database, the interfaces and the audit record call it. */
  default String code() {
    return switch (this) {
      case Ordered ordered -> "ordered";
      case Arrived arrived -> "arrived";
      case Accepted accepted -> "accepted";
      case Declined declined -> "declined";
      case Answered answered -> "answered";
      case Returned returned -> "returned";
      case Reminded reminded -> "reminded";
      case FellDue due -> "overdue";
      case Recalled recalled -> "recalled";
      case Forwarded forwarded -> "forwarded";
      case Expired expired -> "expired";
      case Closed closed -> "closed";
      case Moved moved -> "moved";
      case Stayed stayed -> "stayed";
      case HandedOver handedOver -> "handed-over";
      case NotShared notShared -> "not-shared";
    };
  }
}
