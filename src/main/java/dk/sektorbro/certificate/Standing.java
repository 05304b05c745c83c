package dk.sektorbro.certificate;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request is now, as its timeline tells.
 *
 * @param answerer who is to answer now
 * @param asking the message that brought it to that answerer
 * @param due when the answer is due; after a return, when the supplement is
 * @param round how often the certificate was sent back
 * @param reminders how often the hub reminded of it in this round
 * @param lastReminded the day of the last reminder of this round, whoever wrote it
 * @param overdue whether that day is over
 * @param since when it came to this stage
 */
public record Standing(
    Stage stage,
    PartyId answerer,
    MessageId asking,
    LocalDate due,
    int round,
    int reminders,
    Optional<LocalDate> lastReminded,
    boolean overdue,
    Instant since) {

  /**
   * What a timeline adds up to. A message that was not shared did not happen, but for a reminder:
   * it counts as tried.
   *
   * @param timeline begins with the order
   */
  static Standing of(List<Event> timeline) {
    Event first = timeline.getFirst();
    if (!(first.step() instanceof Step.Ordered ordered)) {
      throw new IllegalArgumentException("A timeline begins with the order");
    }
    MessageId request = first.message().orElseThrow();
    Set<MessageId> notShared = new HashSet<>();
    for (Event event : timeline) {
      if (event.step() instanceof Step.NotShared) {
        event.message().ifPresent(notShared::add);
      }
    }
    Standing standing =
        new Standing(
            new Stage.Ordered(),
            ordered.answerer(),
            request,
            ordered.due(),
            0,
            0,
            Optional.empty(),
            false,
            first.at());
    for (Event event : timeline.subList(1, timeline.size())) {
      boolean undone =
          event.message().filter(notShared::contains).isPresent()
              && !(event.step() instanceof Step.Reminded);
      if (!undone) {
        standing = standing.after(event);
      }
    }
    boolean never = notShared.contains(request) && !(standing.stage() instanceof Stage.Ended);
    return never ? standing.at(new Stage.Withheld(), timeline.getLast().at()) : standing;
  }

  private Standing after(Event event) {
    Stage open = stage instanceof Stage.Moved moved ? moved.before() : stage;
    if (event.step() instanceof Step.Arrived
        && open instanceof Stage.Ordered
        && !event.message().equals(Optional.of(asking))) {
      return this; // another message of the dialogue
    }
    Stage next;
    try {
      next = stage.after(event.step());
    } catch (Stage.IllegalStep noLonger) {
      return this; // what it rested on was not shared
    }
    Instant since = next.equals(stage) ? this.since : event.at();
    return switch (event.step()) {
      case Step.Returned returned ->
          new Standing(
              next, answerer, asking, returned.due(), round + 1, 0, Optional.empty(), false, since);
      case Step.Reminded reminded ->
          new Standing(
              next,
              answerer,
              asking,
              due,
              round,
              reminders + (reminded.number() > 0 ? 1 : 0),
              Optional.of(event.at().atZone(DanishTime.ZONE).toLocalDate()),
              overdue,
              since);
      case Step.FellDue over ->
          new Standing(next, answerer, asking, due, round, reminders, lastReminded, true, since);
      case Step.Forwarded forwarded ->
          new Standing(
              next,
              forwarded.to(),
              event.message().orElse(asking),
              due,
              round,
              reminders,
              lastReminded,
              overdue,
              since);
      case Step.Ordered ordered -> this;
      case Step.Arrived arrived -> at(next, since);
      case Step.Accepted accepted -> at(next, since);
      case Step.Declined declined -> at(next, since);
      case Step.Answered answered -> at(next, since);
      case Step.Recalled recalled -> at(next, since);
      case Step.Expired expired -> at(next, since);
      case Step.Closed closed -> at(next, since);
      case Step.Moved moved -> at(next, since);
      case Step.Stayed stayed -> at(next, since);
      case Step.HandedOver handedOver -> at(next, since);
      case Step.NotShared notShared -> this;
    };
  }

  private Standing at(Stage next, Instant moment) {
    return new Standing(
        next, answerer, asking, due, round, reminders, lastReminded, overdue, moment);
  }
}
