package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.validation.SingleValidationMessage;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what HAPI found in the hub's own words. HAPI quotes the message it validates, id numbers
 * included, so of its text only names that profiles give are taken over: an element's path and a
 * constraint's key with its sentence.
 */
final class Finding {

  private static final Pattern ENTRY_COMMENT = Pattern.compile("/\\*.*?\\*/");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "\\b([A-Z][A-Za-z]+(?:\\.[A-Za-z]+(?:\\[x])?(?::[A-Za-z][A-Za-z0-9_-]*)?)+):");
  private static final Pattern CONSTRAINT = Pattern.compile("(?:^|#)([A-Za-z0-9._-]+)$");

  private final SingleValidationMessage found;
  private final Map<String, String> constraints;

  /**
   * @param constraints what each constraint asks, by its key
   */
  Finding(SingleValidationMessage found, Map<String, String> constraints) {
    this.found = found;
    this.constraints = constraints;
  }

  Refusal asRefusal() {
    return new Refusal(code(), location(), explanation());
  }

  private String messageId() {
    return Optional.ofNullable(found.getMessageId()).orElse("");
  }

  private RefusalCode code() {
    String id = messageId();
    boolean terminology =
        id.startsWith("Terminology_")
            || id.startsWith("TERMINOLOGY_")
            || id.startsWith("Unknown_Code");
    return terminology ? RefusalCode.UNKNOWN_CODE : RefusalCode.PROFILE_VIOLATION;
  }

  /** The FHIRPath, without the resource ids HAPI writes into it. */
  private String location() {
    String path = Optional.ofNullable(found.getLocationString()).orElse("");
    return ENTRY_COMMENT.matcher(path).replaceAll("");
  }

  private String explanation() {
    Optional<String> constraint = brokenConstraint();
    if (constraint.isPresent()) {
      return constraint.get();
    }
    String element = element().map(path -> " (" + path + ")").orElse("");
    String id = messageId();
    if (code() == RefusalCode.UNKNOWN_CODE) {
      return "The code is not in the value set the profile binds this element to. Use a code of that value set and name"
          + " its code system.";
    }
    if (id.equals("Validation_VAL_Profile_Minimum")
        || id.startsWith("Validation_VAL_Profile_Minimum_")) {
      return "An element the profile requires is missing" + element + ". Add it.";
    }
    if (id.startsWith("Validation_VAL_Profile_Maximum")) {
      return "An element occurs more often than the profile allows"
          + element
          + ". Remove what is too much.";
    }
    if (id.startsWith("VALIDATION_VAL_PROFILE_UNKNOWN")) {
      return "meta.profile claims a profile the hub does not know. Claim the published one or leave it out.";
    }
    if (id.startsWith("Type_Specific_Checks_DT_")) {
      return "The value does not have the form its data type asks for. Write it as FHIR R4 defines the type.";
    }
    if (id.startsWith("Bundle_BUNDLE_Entry_NotFound") || id.startsWith("Reference_")) {
      return "The reference does not lead to a resource of the right kind in this message. Put that resource in the"
          + " message and refer to it as type/id.";
    }
    return "The profile does not allow what stands here" + element + " [" + ruleName(id) + "].";
  }

  private Optional<String> brokenConstraint() {
    Matcher key = CONSTRAINT.matcher(messageId());
    if (!key.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(constraints.get(key.group(1)))
        .map(sentence -> sentence + " [" + key.group(1) + "]");
  }

  private Optional<String> element() {
    Matcher path = ELEMENT.matcher(Optional.ofNullable(found.getMessage()).orElse(""));
    return path.lookingAt() || slice(path) ? Optional.of(path.group(1)) : Optional.empty();
  }

  private boolean slice(Matcher path) {
    return messageId().startsWith("Validation_VAL_Profile_M") && path.find();
  }

  private static String ruleName(String id) {
    return id.matches("[A-Za-z0-9_.:/#-]{1,120}") ? id : "no rule name";
  }
}
