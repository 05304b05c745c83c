package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Security labels in plain words: how sensitive at most, or from which mark on, and about what. */
final class PlainLabels {

  /** HL7 v3 Confidentiality, from the least sensitive on. */
  private static final List<String> SCALE = List.of("U", "L", "M", "N", "R", "V");

  private PlainLabels() {}

  /** A permission reaches up to a mark, and what is labelled otherwise than it names not at all. */
  static Sentence of(Selector.LabelledWithin label) {
    List<Sentence> says = new ArrayList<>();
    if (label.named().isEmpty() || !label.tooHigh().isEmpty()) {
      Set<Code> covered = new HashSet<>(label.confidentiality());
      covered.removeAll(label.tooHigh());
      List<String> marks = marks(covered);
      String highest = marks.isEmpty() ? "U" : marks.getLast();
      says.add(
          new Sentence(
              "højst mærket " + Glossary.of(highest).danish(),
              "labelled at most " + Glossary.of(highest).english()));
    }
    if (!label.named().isEmpty()) {
      says.add(
          new Sentence(
              "kun mærket " + list(label.named()).danish(),
              "labelled only " + list(label.named()).english()));
    }
    return Sentence.all(" og ", " and ", says);
  }

  /** A refusal reaches from a mark up, and whatever bears one of the labels that it names. */
  static Sentence of(Selector.LabelledWith label) {
    List<Sentence> says = new ArrayList<>();
    Set<Code> graded = new HashSet<>(label.labels());
    graded.retainAll(label.confidentiality());
    Optional<Sentence> lowest = marks(graded).stream().findFirst().map(Glossary::of);
    lowest.ifPresent(
        mark ->
            says.add(
                new Sentence(
                    "mærket %s eller mere følsomt%s"
                        .formatted(mark.danish(), label.normalToo() ? ", eller slet ikke" : ""),
                    "labelled %s or more sensitive%s"
                        .formatted(mark.english(), label.normalToo() ? ", or not at all" : ""))));
    Set<Code> named = new HashSet<>(label.labels());
    named.removeAll(label.confidentiality());
    if (!named.isEmpty()) {
      says.add(new Sentence("mærket " + list(named).danish(), "labelled " + list(named).english()));
    }
    return Sentence.all(" eller ", " or ", says);
  }

  private static List<String> marks(Set<Code> labels) {
    List<String> marks = new ArrayList<>(labels.stream().map(Code::code).toList());
    marks.removeIf(mark -> !SCALE.contains(mark));
    marks.sort((one, other) -> Integer.compare(SCALE.indexOf(one), SCALE.indexOf(other)));
    return marks;
  }

  private static Sentence list(Collection<Code> codes) {
    return Sentence.all(
        ", ", ", ", codes.stream().map(Code::code).sorted().map(Glossary::of).toList());
  }
}
