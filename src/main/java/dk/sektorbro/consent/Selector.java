package dk.sektorbro.consent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Set;

/**
 * One condition on information itself. A consent is made of these, and so is what must be cut away:
 * the same condition that decides on a message decides on a part of it.
 *
 * <p>A permission reaches no further than what it names, so where a piece has several codes, labels
 * or dates, {@code …Within} asks for all of them. A refusal reaches whatever has anything of what
 * it names, so {@code …With} asks for one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "selector")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Selector.OfClass.class, name = "class"),
  @JsonSubTypes.Type(value = Selector.CodedWithin.class, name = "coded-within"),
  @JsonSubTypes.Type(value = Selector.CodedWith.class, name = "coded-with"),
  @JsonSubTypes.Type(value = Selector.LabelledWithin.class, name = "labelled-within"),
  @JsonSubTypes.Type(value = Selector.LabelledWith.class, name = "labelled-with"),
  @JsonSubTypes.Type(value = Selector.DatedWithin.class, name = "dated-within"),
  @JsonSubTypes.Type(value = Selector.DatedWith.class, name = "dated-with"),
  @JsonSubTypes.Type(value = Selector.About.class, name = "about")
})
public sealed interface Selector {

  Match match(Item item);

  /** Is one of these: information type, kind of message, resource type or element. */
  record OfClass(Set<Code> classes) implements Selector {
    @Override
    public Match match(Item item) {
      return ofEachPiece(this, Match.of(meet(classes, item.classes())), item);
    }
  }

  /** Is about these codes and no others. */
  record CodedWithin(Codes codes) implements Selector {
    @Override
    public Match match(Item item) {
      if (!codes.containsAll(item.codes())) {
        return Match.NO;
      }
      if (item.uncodedText() && item.classifiedBy().isEmpty()) {
        return Match.UNTOLD;
      }
      return Match.of(!item.codes().isEmpty());
    }
  }

  /**
   * Is about at least one of these codes.
   *
   * @param codes as they are named
   * @param kindred what else they may mean
   */
  record CodedWith(Codes codes, Kindred kindred) implements Selector {

    public CodedWith {
      // What was decided on before refusals by code reached other code systems was kept without.
      kindred = Objects.requireNonNullElseGet(kindred, () -> Kindred.none(codes));
    }

    /** These and nothing else. */
    public CodedWith(Codes codes) {
      this(codes, Kindred.none(codes));
    }

    @Override
    public Match match(Item item) {
      if (kindred.same().containsAny(item.codes())) {
        return Match.YES;
      }
      return kindred.mayBeMeantBy(item.codes())
              || (item.uncodedText() && !codes.areOf(item.classifiedBy()))
          ? Match.UNTOLD
          : Match.NO;
    }
  }

  /**
   * Bears no label of confidentiality above the mark, and where other labels are named, at least
   * one of those and no other.
   *
   * @param tooHigh labels of confidentiality above the mark
   * @param confidentiality every label of confidentiality
   * @param normalIsTooHigh whether the mark is below what is normal
   * @param named other labels; empty where none is named
   */
  record LabelledWithin(
      Set<Code> tooHigh, Set<Code> confidentiality, boolean normalIsTooHigh, Set<Code> named)
      implements Selector {
    @Override
    public Match match(Item item) {
      boolean graded = false;
      boolean bearsNamed = named.isEmpty();
      for (Code label : item.labels()) {
        if (confidentiality.contains(label)) {
          graded = true;
          if (tooHigh.contains(label)) {
            return Match.NO;
          }
        } else if (!named.isEmpty()) {
          if (!named.contains(label)) {
            return Match.NO;
          }
          bearsNamed = true;
        }
      }
      return ofEachPiece(this, Match.of(bearsNamed && (graded || !normalIsTooHigh)), item);
    }
  }

  /**
   * Bears at least one of these labels.
   *
   * @param labels the labels named, and every label of confidentiality from the mark on
   * @param confidentiality every label of confidentiality
   * @param normalToo whether what bears no label of confidentiality is reached as well
   */
  record LabelledWith(Set<Code> labels, Set<Code> confidentiality, boolean normalToo)
      implements Selector {
    @Override
    public Match match(Item item) {
      if (meet(labels, item.labels()) || (normalToo && !meet(confidentiality, item.labels()))) {
        return Match.YES;
      }
      return normalToo ? ofAnyPiece(this, item) : Match.NO;
    }
  }

  /** Tells only of this stretch of time. */
  record DatedWithin(Span span) implements Selector {
    @Override
    public Match match(Item item) {
      return item.dated().map(dated -> Match.of(span.contains(dated))).orElse(Match.UNTOLD);
    }
  }

  /** Tells of anything in this stretch of time. */
  record DatedWith(Span span) implements Selector {
    @Override
    public Match match(Item item) {
      return item.dated().map(dated -> Match.of(span.overlaps(dated))).orElse(Match.UNTOLD);
    }
  }

  /** Is one of the named pieces of information, or stands to one of them as its meaning says. */
  record About(Set<Reference> references) implements Selector {
    @Override
    public Match match(Item item) {
      Match match = Match.NO;
      for (Reference reference : references) {
        Match each = reference.match(item);
        if (each == Match.YES) {
          return ofEachPiece(this, Match.YES, item);
        }
        if (each == Match.UNTOLD) {
          match = Match.UNTOLD;
        }
      }
      return match;
    }
  }

  /**
   * Of an item that is shared as a whole or not at all: where one of its pieces is met and another
   * is not, a permission is not met, and a refusal is.
   */
  private static Match ofEachPiece(Selector selector, Match whole, Item item) {
    if (whole == Match.YES) {
      for (Item piece : item.pieces()) {
        if (selector.match(piece) != Match.YES) {
          return Match.UNTOLD;
        }
      }
    }
    return whole;
  }

  /** The same, where what one piece lacks decides and another has it. */
  private static Match ofAnyPiece(Selector selector, Item item) {
    for (Item piece : item.pieces()) {
      if (selector.match(piece) != Match.NO) {
        return Match.UNTOLD;
      }
    }
    return Match.NO;
  }

  /** A named piece of information, or author, and which pieces are meant by naming it. */
  record Reference(Meaning meaning, Identifier to) {

    Match match(Item item) {
      return switch (meaning) {
        case INSTANCE -> Match.of(item.self().contains(to));
        case RELATED -> Match.of(item.self().contains(to) || item.referredBy().contains(to));
        case DEPENDENTS -> Match.of(item.self().contains(to) || item.refersTo().contains(to));
        case AUTHOREDBY ->
            item.authors().isEmpty() ? Match.UNTOLD : Match.of(item.authors().contains(to));
      };
    }
  }

  /** FHIR's {@code consent-data-meaning}. */
  enum Meaning {
    /** The piece itself. */
    INSTANCE,
    /** The piece, and what it refers to. */
    RELATED,
    /** The piece, and what refers to it. */
    DEPENDENTS,
    /** What the named one wrote. */
    AUTHOREDBY
  }

  private static boolean meet(Set<Code> some, Set<Code> others) {
    for (Code other : others) {
      if (some.contains(other)) {
        return true;
      }
    }
    return false;
  }
}
