package dk.sektorbro.consent.explain;

import java.util.List;
import java.util.stream.Collectors;

/** The same said twice. */
public record Sentence(String danish, String english) {

  /** Several as one, with a word between each two. */
  static Sentence all(String danish, String english, List<Sentence> sentences) {
    return new Sentence(
        sentences.stream().map(Sentence::danish).distinct().collect(Collectors.joining(danish)),
        sentences.stream().map(Sentence::english).distinct().collect(Collectors.joining(english)));
  }
}
