package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Prefixes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that consents are written in, and how one takes in another.
 *
 * @param purposes each purpose with every purpose within it, itself first
 * @param confidentiality from least to most confidential
 * @param normal what information without a label of confidentiality counts as
 * @param prefixed systems in which a longer code is a narrower concept
 * @param classSystems systems that name sorts of information
 * @param roles what an actor's role makes it
 */
public record Vocabulary(
    Map<Code, Set<Code>> purposes,
    List<Code> confidentiality,
    Code normal,
    Set<String> prefixed,
    Set<String> classSystems,
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

  /** The purposes with everything within them; empty where one is not known. */
  public Optional<Set<Code>> within(Collection<Code> named) {
    Set<Code> all = new HashSet<>();
    for (Code purpose : named) {
      Set<Code> narrower = purposes.get(purpose);
      if (narrower == null) {
        return Optional.empty();
      }
      all.addAll(narrower);
    }
    return Optional.of(Set.copyOf(all));
  }

  public Codes codes(Collection<Code> named) {
    Set<Code> exact = new HashSet<>();
    Set<Code> prefixes = new HashSet<>();
    for (Code code : named) {
      (prefixed.contains(code.system()) ? prefixes : exact).add(code);
    }
    return new Codes(Set.copyOf(exact), new Prefixes(prefixes));
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
