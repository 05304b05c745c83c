package dk.sektorbro.psychiatry;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;

/**
 * An episode-of-care identifier as one text: {@code system|value}, or the value where it has no
 * system. What no identifier can have as its system is part of the value.
 */
final class EpisodeId {

  private static final Pattern SYSTEM =
      Pattern.compile(
          "https?://[!-~]+|urn:oid:[0-2](\\.(0|[1-9][0-9]*)){3,}|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private EpisodeId() {}

  static String text(Identifier identifier) {
    return identifier.hasSystem()
        ? identifier.getSystem() + "|" + identifier.getValue()
        : identifier.getValue();
  }

  static Identifier identifier(String text) {
    int bar = text.lastIndexOf('|');
    return bar > 0 && bar < text.length() - 1 && SYSTEM.matcher(text.substring(0, bar)).matches()
        ? new Identifier().setSystem(text.substring(0, bar)).setValue(text.substring(bar + 1))
        : new Identifier().setValue(text);
  }
}
