package dk.sektorbro.consent;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dk.sektorbro.exchange.MessageKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of information that is about to be shared: a whole message, or a part of one. What is not
 * known of it is left out, and then a permission that depends on it does not reach it while a
 * refusal does.
 *
 * @param name what the request calls it, unique within the request
 * @param classes what it is: information type, kind of message, resource type, element
 * @param codes what it is about
 * @param uncodedText whether it holds text with no code that tells what each word is about
 * @param classifiedBy code systems by which its writer has said what all of that text is about,
 *     such as the categories of a letter; its codes tell of the text in those systems alone
 * @param labels its security labels; without one of confidentiality it counts as normal
 * @param dated when what it tells of was; empty where that is not known
 * @param self what it is known by
 * @param refersTo what it points at
 * @param referredBy what points at it
 * @param authors who wrote it; empty where that is not known
 * @param pieces what it is made of, where it is shared as a whole or not at all: it has what any of
 *     these has, and a permission reaches it where it reaches each. Empty where it is told of as
 *     one
 */
public record Item(
    String name,
    Set<Code> classes,
    Set<Code> codes,
    boolean uncodedText,
    Set<String> classifiedBy,
    Set<Code> labels,
    Optional<Span> dated,
    Set<Identifier> self,
    Set<Identifier> refersTo,
    Set<Identifier> referredBy,
    Set<Identifier> authors,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Item> pieces) {

  /** Information that is told of as one. */
  public Item(
      String name,
      Set<Code> classes,
      Set<Code> codes,
      boolean uncodedText,
      Set<String> classifiedBy,
      Set<Code> labels,
      Optional<Span> dated,
      Set<Identifier> self,
      Set<Identifier> refersTo,
      Set<Identifier> referredBy,
      Set<Identifier> authors) {
    this(
        name,
        classes,
        codes,
        uncodedText,
        classifiedBy,
        labels,
        dated,
        self,
        refersTo,
        referredBy,
        authors,
        List.of());
  }

  /** Free text of an information type in a kind of message, of which no more is known. */
  public static Item of(InformationType type, MessageKind kind) {
    return new Item(
        type.code(),
        Set.of(
            new Code(CodeSystems.INFORMATION_TYPES, type.code()),
            new Code(CodeSystems.EVENT_CODES, kind.code())),
        Set.of(),
        true,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** The same, whose writer has said by these codes what all of its text is about. */
  public Item classifiedAs(Item other) {
    Set<Code> all = new HashSet<>(codes);
    all.addAll(other.codes);
    return new Item(
        name,
        classes,
        all,
        uncodedText,
        other.classifiedBy,
        labels,
        dated,
        self,
        refersTo,
        referredBy,
        authors,
        pieces);
  }

  /** The same, shared as a whole or not at all, and made of these. */
  public Item madeOf(List<Item> all) {
    return new Item(
        name,
        classes,
        codes,
        uncodedText,
        classifiedBy,
        labels,
        dated,
        self,
        refersTo,
        referredBy,
        authors,
        List.copyOf(all));
  }

  @Override
  public String toString() {
    return "Item[" + name + "]";
  }
}
