package dk.sektorbro.psychiatry;

import org.hl7.fhir.r4.model.Identifier;

/**
 * An episode-of-care identifier as one text: {@code system|value}, or the value where it has no
 * system.
 */
final class EpisodeId {

  private EpisodeId() {}

  static String text(Identifier identifier) {
    return identifier.hasSystem()
        ? identifier.getSystem() + "|" + identifier.getValue()
        : identifier.getValue();
  }

  static Identifier identifier(String text) {
    int bar = text.lastIndexOf('|');
    Identifier identifier = new Identifier().setValue(text.substring(bar + 1));
    return bar < 0 ? identifier : identifier.setSystem(text.substring(0, bar));
  }
}
