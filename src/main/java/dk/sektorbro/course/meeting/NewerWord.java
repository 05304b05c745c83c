package dk.sektorbro.course.meeting;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether a word on a meeting was overtaken by another of the same side. */
public final class NewerWord {

  private static final Comparator<Said> OF_WHOEVER_IS_INVITED =
      Comparator.comparingInt(Said::sequence).thenComparing(Said::writtenAt);

  private final WordsOfMeeting words;
  private final Ledger ledger;

  public NewerWord(WordsOfMeeting words, Ledger ledger) {
    this.words = words;
    this.ledger = ledger;
  }

  /**
   * The one that stands in its place.
   *
   * @param isThere whether whom a word is for has it
   */
  public Optional<MessageId> than(MessageId word, Predicate<MessageId> isThere) {
    List<Said> said = ledger.find(word).flatMap(words::meetingOf).map(words::of).orElse(List.of());
    return said.stream()
        .filter(each -> each.message().equals(word))
        .flatMap(own -> said.stream().filter(each -> isNewer(each, own)))
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
