package dk.sektorbro.consent;

import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A thread with a line in the place of each text and file that was cut. Who wrote that and when is
 * part of what was cut: the line has no author and the time of the message, and so has an earlier
 * turn of which nothing else is left.
 */
record LeftOutOfThread(List<Part> parts, List<Turn> turns) {

  private static final String URN = "urn:uuid:";

  /**
   * @param isCut of what may not be shared
   * @param isUnnamed of turns that the citizen surely keeps back who took
   */
  static LeftOutOfThread of(
      Correspondence letter, Predicate<Part> isCut, Predicate<Turn> isUnnamed) {
    OffsetDateTime sentAt = sentAt(letter);
    List<Part> parts = new ArrayList<>();
    Set<String> cut = new HashSet<>();
    Map<String, Boolean> isLine = new HashMap<>();
    for (Part part : letter.parts()) {
      boolean now = !isLine(part) && isCut.test(part);
      if (now) {
        cut.add(bare(part.id()));
      }
      isLine.put(bare(part.id()), now || isLine(part));
      parts.add(now ? line(part, sentAt) : part);
    }
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : letter.history()) {
      List<String> brought =
          turn.parts().stream().map(LeftOutOfThread::bare).filter(isLine::containsKey).toList();
      boolean isCutWhole =
          brought.stream().anyMatch(cut::contains)
              && brought.stream().allMatch(id -> isLine.getOrDefault(id, false));
      turns.add(
          turn != letter.history().getLast() && (isCutWhole || isUnnamed.test(turn))
              ? withoutName(turn, sentAt)
              : turn);
    }
    return new LeftOutOfThread(List.copyOf(parts), List.copyOf(turns));
  }

  private static boolean isLine(Part part) {
    return part instanceof Part.Text text && BundleCut.isNotice(text.text());
  }

  private static Part line(Part part, OffsetDateTime sentAt) {
    return new Part.Text(
        part.id(),
        sentAt,
        Optional.empty(),
        part instanceof Part.File ? BundleCut.CUT_FILE : BundleCut.CUT_TEXT);
  }

  private static Turn withoutName(Turn turn, OffsetDateTime sentAt) {
    return new Turn(
        turn.messageId(),
        turn.activity(),
        sentAt,
        Optional.empty(),
        turn.revises(),
        turn.revisesIdentifier(),
        turn.parts());
  }

  private static OffsetDateTime sentAt(Correspondence letter) {
    return letter.history().isEmpty()
        ? letter.parts().stream()
            .map(Part::writtenAt)
            .max(Comparator.naturalOrder())
            .orElse(OffsetDateTime.MIN)
        : letter.history().getLast().at();
  }

  private static String bare(String id) {
    return id.startsWith(URN) ? id.substring(URN.length()) : id;
  }
}
