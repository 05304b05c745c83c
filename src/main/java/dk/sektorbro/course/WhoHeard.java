package dk.sektorbro.course;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who heard what a correction corrects, and by which notice. */
final class WhoHeard {

  private final CourseBook book;
  private final Ledger ledger;

  WhoHeard(CourseBook book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /**
   * Of each receiver that heard it or may still hear it, the notice it heard it by last: what came
   * at the same time was not told in the order it came, so nothing that another corrects is.
   */
  List<Notice> of(PartyId sender, List<Noted> before, Telling.Correction correction) {
    List<Sent> sent =
        before.stream()
            .map(noted -> MessageId.of(sender, noted.turn().messageId()))
            .flatMap(id -> book.because(id).stream())
            .flatMap(
                notice -> ledger.find(notice.id()).map(entry -> new Sent(notice, entry)).stream())
            .filter(this::mayHaveBeenHeard)
            .sorted(Comparator.comparing(each -> each.entry().envelope().acceptedAt()))
            .toList();
    Set<MessageId> corrected =
        sent.stream()
            .flatMap(each -> backFrom(each.notice()).skip(1))
            .map(Notice::id)
            .collect(Collectors.toUnmodifiableSet());
    Map<PartyId, Notice> latest = new LinkedHashMap<>();
    Stream.of(correction.elsewhere(), correction.of())
        .map(
            messages ->
                messages.stream()
                    .map(id -> MessageId.of(sender, id))
                    .collect(Collectors.toUnmodifiableSet()))
        .flatMap(because -> sent.stream().map(Sent::notice).filter(it -> goesBackTo(because, it)))
        .filter(notice -> !corrected.contains(notice.id()))
        .forEach(notice -> latest.put(notice.receiver(), notice));
    return List.copyOf(latest.values());
  }

  /** Made of one of the messages, or a correction of one that was. */
  private boolean goesBackTo(Set<MessageId> messages, Notice notice) {
    return backFrom(notice).anyMatch(each -> messages.contains(each.because()));
  }

  /** The notice, what it corrects, and so on. */
  private Stream<Notice> backFrom(Notice notice) {
    return Stream.iterate(
            Optional.of(notice),
            Optional::isPresent,
            later -> later.flatMap(Notice::corrects).flatMap(book::notice))
        .flatMap(Optional::stream);
  }

  private record Sent(Notice notice, Ledger.Entry entry) {}

  private boolean mayHaveBeenHeard(Sent sent) {
    return switch (sent.entry().state()) {
      case RECEIVED, ACCEPTED, RELEASED, WAITING, DELIVERED, ACKNOWLEDGED, DEAD -> true;
      case ERASED -> ledger.wasHandedOver(sent.notice().id());
      case REFUSED, WITHHELD, REJECTED, STOPPED, EXPIRED, HANDLED, RECALLED, DISCARDED -> false;
    };
  }
}
