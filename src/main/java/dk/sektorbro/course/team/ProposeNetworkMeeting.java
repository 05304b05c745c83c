package dk.sektorbro.course.team;

import dk.sektorbro.course.team.NetworkMeetings.Proposed;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks a citizen's team to meet when the admissions are many. Each admission is counted for one
 * proposal at most, so that a series is told once.
 */
public final class ProposeNetworkMeeting {

  private final NetworkMeetings book;
  private final Optional<NetworkMeetingRule> rule;
  private final Clock clock;

  /**
   * @param rule empty where nothing is ever proposed
   */
  public ProposeNetworkMeeting(
      NetworkMeetings book, Optional<NetworkMeetingRule> rule, Clock clock) {
    this.book = book;
    this.rule = rule;
    this.clock = clock;
  }

  /** What a notification was about, and all that stands after it. */
  public record Heard(MessageId notification, MessageId stay, Collection<Admitted> standing) {}

  /**
   * In the caller's transaction. The same notification gives the same proposal again.
   *
   * @param heard reads the citizen's admissions, asked where there is a rule
   * @param receivers who may hear of it now; where nobody may, the admissions are counted again
   */
  public Optional<Proposed> handle(
      MessageId notification,
      CitizenKey citizen,
      Supplier<Heard> heard,
      Supplier<List<PartyId>> receivers) {
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    book.lock(citizen);
    Optional<Proposed> before = book.because(notification);
    if (before.isPresent()) {
      return before;
    }
    Set<MessageId> counted = new HashSet<>();
    book.of(citizen).forEach(each -> counted.addAll(each.stays()));
    return series(rule.get(), heard.get(), counted)
        .map(stays -> new Proposed(notification, stays, receivers.get()))
        .filter(proposed -> !proposed.receivers().isEmpty())
        .map(
            proposed -> {
              book.propose(citizen, proposed, clock.instant());
              return proposed;
            });
  }

  /** As many as the rule asks for, the one that was heard of among them, the earliest first. */
  static Optional<List<MessageId>> series(
      NetworkMeetingRule rule, Heard heard, Set<MessageId> counted) {
    List<Admitted> left =
        heard.standing().stream()
            .filter(each -> !counted.contains(each.stay()))
            .sorted(Comparator.comparing(Admitted::at).thenComparing(Admitted::stay))
            .toList();
    for (int first = 0; first + rule.admissions() <= left.size(); first++) {
      List<Admitted> window = left.subList(first, first + rule.admissions());
      boolean isAmong = window.stream().anyMatch(each -> each.stay().equals(heard.stay()));
      if (isAmong && !window.getLast().at().isAfter(end(rule, window.getFirst().at()))) {
        return Optional.of(window.stream().map(Admitted::stay).toList());
      }
    }
    return Optional.empty();
  }

  private static Instant end(NetworkMeetingRule rule, Instant first) {
    return first.atZone(DanishTime.ZONE).plus(rule.within()).toInstant();
  }
}
