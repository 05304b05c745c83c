package dk.sektorbro.command;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which messages a command is about, by whose and what they are. */
final class MessageFilter {

  @Option(
      names = "--party",
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Only messages from or to this party")
  private @Nullable String party;

  @Option(
      names = "--kind",
      converter = Typed.Kind.class,
      completionCandidates = Typed.Kind.class,
      description = "Only this kind: ${COMPLETION-CANDIDATES}")
  private @Nullable String kind;

  boolean isEmpty() {
    return party == null && kind == null;
  }

  /** Empty where nothing was said. */
  void putInto(Map<String, String> question) {
    question.put("party", Objects.requireNonNullElse(party, ""));
    question.put("kind", Objects.requireNonNullElse(kind, ""));
  }
}
