package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Selector;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads security labels. A label of confidentiality is a mark on a scale: a permission reaches up
 * to the highest it names, a refusal reaches from the lowest up.
 */
final class LabelCompiler {

  private LabelCompiler() {}

  static Selector within(Vocabulary vocabulary, List<Code> labels) {
    List<Code> scale = vocabulary.confidentiality();
    Set<Code> tooHigh =
        labels.stream()
            .filter(scale::contains)
            .max(Comparator.comparingInt(scale::indexOf))
            .map(vocabulary::above)
            .orElse(Set.of());
    return new Selector.LabelledWithin(
        tooHigh,
        Set.copyOf(scale),
        tooHigh.contains(vocabulary.normal()),
        labels.stream()
            .filter(label -> !scale.contains(label))
            .collect(Collectors.toUnmodifiableSet()));
  }

  static Selector with(Vocabulary vocabulary, List<Code> labels) {
    List<Code> scale = vocabulary.confidentiality();
    Set<Code> named = new HashSet<>(labels);
    labels.stream()
        .filter(scale::contains)
        .min(Comparator.comparingInt(scale::indexOf))
        .map(vocabulary::from)
        .ifPresent(named::addAll);
    return new Selector.LabelledWith(
        Set.copyOf(named), Set.copyOf(scale), named.contains(vocabulary.normal()));
  }
}
