package dk.sektorbro.course.meeting;

import dk.sektorbro.exchange.MessageId;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a word on a meeting was overtaken by another of the same side. */
public final class NewerWord {

  private static final Comparator<Said> OF_WHOEVER_IS_INVITED =
      Comparator.comparingInt(Said::sequence).thenComparing(Said::writtenAt);

  private final MeetingBook book;

  public NewerWord(MeetingBook book) {
    this.book = book;
  }

  /**
   * The one that stands in its place.
   *
   * @param isThere whether whom a word is for has it
   */
  public Optional<MessageId> than(MessageId word, Predicate<MessageId> isThere) {
    return book.threadOf(word).stream()
        .map(book::of)
        .flatMap(
            said ->
                said.stream()
                    .filter(each -> each.message().equals(word))
                    .flatMap(own -> said.stream().filter(each -> isNewer(each, own))))
        .map(Said::message)
        .filter(isThere)
        .findFirst();
  }

  private static boolean isNewer(Said other, Said own) {
    boolean organisers = own.kind().isTheOrganisers();
    return organisers == other.kind().isTheOrganisers()
        && (organisers ? Said.STANDING : OF_WHOEVER_IS_INVITED).compare(other, own) > 0;
  }
}
