package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.WrittenMoment;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The texts and moments of a message, held to what every receiver's language can say: characters
 * that XML 1.0 has (section 2.2), something other than blanks, no more than a line where the
 * receiver expects one, and years that both count alike.
 */
final class Texts {

  private static final int LONGEST_LINE = 4000;
  private static final int LONGEST_ADDRESS = 2000;
  private static final int LONGEST_NAME = 1000;

  private final List<Refusal> refusals = new ArrayList<>();

  private Texts() {}

  static List<Refusal> unsayable(MessageBundle message) {
    Texts texts = new Texts();
    texts.judge(message.bundle().getTimestampElement(), "Bundle.timestamp", "timestamp", "");
    for (BundleEntryComponent entry : message.bundle().getEntry()) {
      Resource resource = entry.getResource();
      if (resource != null) {
        texts.within(resource, message.path(resource), "");
      }
    }
    return texts.refusals;
  }

  private void within(Base element, String path, String name) {
    if (element instanceof HumanName whose
        && whose.getGiven().size() > 1
        && whose.getGivenAsSingleString().length() > LONGEST_NAME) {
      refuse(
          RefusalCode.TOO_LARGE,
          path + ".given",
          "The given names are told as one, and are longer together than the receiver can be told"
              + " here: at most "
              + LONGEST_NAME
              + " characters with a blank between each. Shorten them.");
    }
    for (Property property : element.children()) {
      String child = property.getName().replace("[x]", "");
      if (child.equals("div")) { // narrative is not read
        continue;
      }
      List<Base> values = property.getValues();
      for (int i = 0; i < values.size(); i++) {
        String place = path + "." + child + (property.isList() ? "[" + i + "]" : "");
        if (values.get(i) instanceof PrimitiveType<?> primitive) {
          judge(primitive, place, child, name);
        } else {
          within(values.get(i), place, child);
        }
      }
    }
  }

  private void judge(PrimitiveType<?> primitive, String place, String name, String parent) {
    String text = primitive.getValueAsString();
    if (text == null || primitive.fhirType().equals("base64Binary")) {
      return;
    }
    if (primitive instanceof BaseDateTimeType moment
        && !(moment instanceof DateType)
        && !WrittenMoment.isOfItsYears(Moments.of(moment).toInstant())) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          place,
          "The receiver cannot be told of a moment so early or so late. Give one of the years 1583 to 9999.");
    }
    if (!text.codePoints().allMatch(Texts::isOfXml)) {
      refuse(
          RefusalCode.PROFILE_VIOLATION,
          place,
          "It holds a character that XML cannot carry, such as a control character. Remove it.");
    } else if (primitive instanceof StringType && text.isBlank()) {
      refuse(RefusalCode.PROFILE_VIOLATION, place, "A text of blanks only. Leave the element out.");
    } else if (text.length() > longest(name, parent)) {
      refuse(
          RefusalCode.TOO_LARGE,
          place,
          "Longer than the receiver can be told here. Write it in the message's text.");
    }
  }

  /** Only what was written and what was answered may be as long as FHIR lets it be. */
  private static int longest(String name, String parent) {
    return switch (name) {
      case "url" -> LONGEST_ADDRESS;
      case "family", "given", "name" -> LONGEST_NAME;
      case "content" -> Integer.MAX_VALUE;
      case "text" ->
          parent.equals("topic") || parent.equals("code") ? LONGEST_LINE : Integer.MAX_VALUE;
      case "value" -> parent.equals("answer") ? Integer.MAX_VALUE : LONGEST_LINE;
      default -> LONGEST_LINE;
    };
  }

  private static boolean isOfXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private void refuse(RefusalCode code, String place, String explanation) {
    refusals.add(new Refusal(code, place, explanation));
  }

  /**
   * Of a resource that stands alone.
   *
   * @throws Refused naming each text that the other sector's language cannot say
   */
  static void mustBeSayable(Resource alone) {
    Bundle bundle = new Bundle();
    bundle.addEntry().setResource(alone);
    List<Refusal> unsayable = unsayable(new MessageBundle(bundle));
    if (!unsayable.isEmpty()) {
      throw new Refused(
          unsayable.stream()
              .map(
                  each ->
                      new Refusal(
                          each.code(),
                          each.location()
                              .replaceFirst("^Bundle\\.entry\\[0]\\.resource", alone.fhirType()),
                          each.explanation()))
              .toList());
    }
  }
}
