package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One item made of several: what a message says of one type of information, as the gate is asked
 * about it. It has every code, label and reference of its parts. When it was and who wrote it is
 * told only where each text in it tells.
 */
final class Described {

  private Described() {}

  /**
   * @param parts at least one
   */
  static Item as(String name, Set<Code> classes, List<Item> parts) {
    List<Item> texts = parts.stream().filter(Item::uncodedText).toList();
    List<Item> telling = texts.isEmpty() ? parts : texts;
    return new Item(
        name,
        classes,
        union(parts, Item::codes),
        !texts.isEmpty(),
        common(texts),
        union(parts, Item::labels),
        dated(telling, !texts.isEmpty()),
        union(parts, Item::self),
        union(parts, Item::refersTo),
        union(parts, Item::referredBy),
        authors(telling, !texts.isEmpty()));
  }

  /**
   * The same of what is shared as a whole or not at all: what any part tells of when it was and of
   * who said it holds for the whole, so that no part is refused where the whole is not.
   */
  static Item whole(String name, Set<Code> classes, List<Item> parts) {
    Item told = as(name, classes, parts);
    return new Item(
        name,
        classes,
        told.codes(),
        told.uncodedText(),
        told.classifiedBy(),
        told.labels(),
        told.dated().flatMap(texts -> dated(parts, false)),
        told.self(),
        told.refersTo(),
        told.referredBy(),
        told.authors().isEmpty() ? Set.of() : union(parts, Item::authors));
  }

  /**
   * What was written last, where every text has its date; what a letter repeats of earlier ones is
   * then cut away part by part.
   */
  static List<Item> newest(List<Item> parts) {
    List<Item> texts = parts.stream().filter(Item::uncodedText).toList();
    Optional<Instant> last = Optional.empty();
    for (Item text : texts) {
      Optional<Instant> end = text.dated().flatMap(Span::to);
      if (end.isEmpty()) {
        return parts;
      }
      last = last.filter(found -> !end.get().isAfter(found)).or(() -> end);
    }
    List<Item> newest = new ArrayList<>(parts);
    Optional<Instant> latest = last;
    newest.removeIf(part -> part.uncodedText() && !part.dated().flatMap(Span::to).equals(latest));
    return newest;
  }

  private static <T> Set<T> union(List<Item> parts, Function<Item, Collection<T>> of) {
    Set<T> all = new HashSet<>();
    parts.forEach(part -> all.addAll(of.apply(part)));
    return all;
  }

  private static Set<String> common(List<Item> texts) {
    if (texts.isEmpty()) {
      return Set.of();
    }
    Set<String> common = new HashSet<>(texts.getFirst().classifiedBy());
    texts.forEach(text -> common.retainAll(text.classifiedBy()));
    return common;
  }

  private static Optional<Span> dated(List<Item> parts, boolean each) {
    Optional<Span> whole = Optional.empty();
    for (Item part : parts) {
      if (part.dated().isEmpty()) {
        if (each) {
          return Optional.empty();
        }
      } else {
        Span span = part.dated().get();
        whole = Optional.of(whole.map(before -> before.and(span)).orElse(span));
      }
    }
    return whole;
  }

  private static Set<Identifier> authors(List<Item> parts, boolean each) {
    return each && parts.stream().anyMatch(part -> part.authors().isEmpty())
        ? Set.of()
        : union(parts, Item::authors);
  }
}
