package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.consent.Selector;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that consents are written in, and how one takes in another.
 *
 * @param purposes each purpose with every purpose that is surely within it, itself among them
 * @param refusedPurposes each purpose with every purpose that may be within it
 * @param confidentiality from least to most confidential
 * @param normal what information without a label of confidentiality counts as
 * @param hierarchies systems in which a longer code is a narrower concept
 * @param classSystems systems that name sorts of information
 * @param classNames what others call a sort of information, and what the hub calls it
 * @param roles what an actor's role makes it
 */
public record Vocabulary(
    Map<Code, Set<Code>> purposes,
    Map<Code, Set<Code>> refusedPurposes,
    List<Code> confidentiality,
    Code normal,
    Hierarchies hierarchies,
    Set<String> classSystems,
    Map<Code, Code> classNames,
    Set<Code> actions,
    Map<Code, Role> roles,
    Words scopes,
    Words categories,
    Set<Code> basePermits,
    Set<Code> baseDenies) {

  /** What an actor is to a disclosure. */
  public enum Role {
    SOURCE,
    RECIPIENT,
    EMPLOYER
  }

  /** Words for sharing information, and words known to be for something else. */
  public record Words(Set<Code> disclosure, Set<Code> other) {}

  /** The purposes with everything surely within them; empty where one is not known. */
  public Optional<Set<Code>> within(Collection<Code> named) {
    return takenIn(purposes, named);
  }

  /** The purposes with everything that may be within them; empty where one is not known. */
  public Optional<Set<Code>> refusedBy(Collection<Code> named) {
    return takenIn(refusedPurposes, named);
  }

  private static Optional<Set<Code>> takenIn(Map<Code, Set<Code>> tree, Collection<Code> named) {
    Set<Code> all = new HashSet<>();
    for (Code purpose : named) {
      Set<Code> narrower = tree.get(purpose);
      if (narrower == null) {
        return Optional.empty();
      }
      all.addAll(narrower);
    }
    return Optional.of(Set.copyOf(all));
  }

  /** What the hub calls a sort of information; empty where no information is of that sort. */
  public Optional<Code> classOf(Code named) {
    Code known = classNames.getOrDefault(named, named);
    return classSystems.contains(known.system()) && Classes.has(known)
        ? Optional.of(known)
        : Optional.empty();
  }

  /** False for a word that a code system whose words the hub knows does not have. */
  public boolean isLabel(Code label) {
    return Tokens.isWhole(label)
        && (!label.system().equals(normal.system()) || confidentiality.contains(label))
        && (!label.system().equals(CodeSystems.ACT_CODE) || Classes.isActCode(label.code()));
  }

  public Codes codes(Collection<Code> named) {
    Set<Code> exact = new HashSet<>();
    Set<Code> prefixes = new HashSet<>();
    for (Code code : named) {
      (hierarchies.has(code.system()) ? prefixes : exact).add(code);
    }
    return new Codes(Set.copyOf(exact), new Prefixes(prefixes));
  }

  /** A refusal by these codes, with what else they may mean. */
  public Selector.CodedWith codedWith(Collection<Code> named) {
    return new Selector.CodedWith(codes(named), hierarchies.kindred(codes(named)));
  }

  /** The labels of confidentiality from this one up. */
  public Set<Code> from(Code label) {
    return Set.copyOf(
        confidentiality.subList(confidentiality.indexOf(label), confidentiality.size()));
  }

  /** The labels of confidentiality above this one. */
  public Set<Code> above(Code label) {
    return Set.copyOf(
        confidentiality.subList(confidentiality.indexOf(label) + 1, confidentiality.size()));
  }
}
