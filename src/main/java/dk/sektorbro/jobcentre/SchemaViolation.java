package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the hub's own words what rule of the schema a message breaks.
 *
 * <p>A validator's own sentence repeats the value it objects to. Of it, only the rule's name (W3C
 * XML Schema Part 1, appendix C) and names that the contract itself declares are used.
 */
final class SchemaViolation {

  private static final Pattern RULE = Pattern.compile("^(cvc-[A-Za-z-]+[0-9.a-z]*):");
  private static final Pattern EXPECTED = Pattern.compile("'\\{([^}]*)}'");
  private static final Pattern NAME = Pattern.compile(":([A-Za-z]+)(?=[,}]|$)");

  /** Rules that only repeat what the rule before them said of the same value. */
  private static final Set<String> ECHOES =
      Set.of("cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2");

  private static final Set<String> PARTIES =
      Set.of("Sender", "Receiver", "Organisation", "Source", "Recipient", "From");

  private final JobcentreContract contract;

  SchemaViolation(JobcentreContract contract) {
    this.contract = contract;
  }

  /** Empty where the validator repeats itself. */
  Optional<Refusal> explain(String validatorSays, ElementPath at) {
    Matcher matcher = RULE.matcher(validatorSays);
    String rule = matcher.find() ? matcher.group(1) : "unnamed";
    if (ECHOES.contains(rule)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (rule) {
          case "cvc-elt.1", "cvc-elt.1.a" ->
              new Refusal(
                  RefusalCode.KIND_UNKNOWN,
                  at.toString(),
                  "The contract has no such element here. Send one of its operations.");
          case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.e", "cvc-complex-type.2.4.g" ->
              misplaced(expected(validatorSays), at);
          case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
              missing(expected(validatorSays), at.toString());
          case "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.f", "cvc-complex-type.2.4.h" ->
              profile(at, "No more elements may stand here. Remove it.");
          case "cvc-complex-type.2.3", "cvc-complex-type.2.1", "cvc-type.3.1.2" ->
              profile(at, "It holds text or elements where the contract has none. Remove them.");
          case "cvc-complex-type.3.2.2", "cvc-complex-type.4", "cvc-type.3.1.1" ->
              profile(at, "Its attributes are not those of the contract.");
          default -> wrongValue(rule, at);
        });
  }

  private List<String> expected(String validatorSays) {
    Matcher list = EXPECTED.matcher(validatorSays);
    String last = "";
    while (list.find()) {
      last = list.group(1);
    }
    // A message that does not list what it expects quotes the element it found; that is no list.
    if (!validatorSays.contains("'{" + last + "}' ")) {
      return List.of();
    }
    return NAME.matcher(last)
        .results()
        .map(match -> match.group(1))
        .filter(contract.names()::contains)
        .toList();
  }

  private Refusal misplaced(List<String> expected, ElementPath at) {
    boolean strange = at.name().isEmpty();
    if (!strange && expected.size() == 1 && !mayBeLeftOut(expected.getFirst(), at)) {
      return missing(expected, at.parent());
    }
    return profile(
        at,
        "This element may not stand here."
            + (expected.isEmpty() ? "" : " Expected: " + String.join(", ", expected) + "."));
  }

  private boolean mayBeLeftOut(String name, ElementPath at) {
    return contract.optional().getOrDefault(at.parentName(), Set.of()).contains(name);
  }

  private static Refusal missing(List<String> expected, String parent) {
    if (expected.size() == 1) {
      String name = expected.getFirst();
      return new Refusal(
          name.equals("Receiver") ? RefusalCode.RECEIVER_MISSING : RefusalCode.PROFILE_VIOLATION,
          parent + "/" + name,
          name + " is missing, or does not stand where the contract has it.");
    }
    return new Refusal(
        RefusalCode.PROFILE_VIOLATION,
        parent,
        "An element is missing"
            + (expected.isEmpty() ? "." : ": one of " + String.join(", ", expected) + "."));
  }

  private static Refusal wrongValue(String rule, ElementPath at) {
    boolean listed = rule.equals("cvc-enumeration-valid");
    String explanation =
        switch (rule) {
          case "cvc-enumeration-valid" -> "Not one of the codes that the contract lists.";
          case "cvc-pattern-valid" -> "Not of the form that the contract gives.";
          case "cvc-maxLength-valid" -> "Longer than the contract allows.";
          case "cvc-minLength-valid" -> "Empty, or shorter than the contract allows.";
          case "cvc-minInclusive-valid", "cvc-maxInclusive-valid" ->
              "Outside the range of the contract.";
          case "cvc-datatype-valid.1.2.1", "cvc-datatype-valid.1.2.3" ->
              "Not a value of the type that the contract gives.";
          default -> "Breaks the rule " + rule + " of XML Schema.";
        };
    RefusalCode code;
    if (at.name().equals("IdNumber")) {
      code = RefusalCode.CITIZEN_ID_INVALID;
    } else if (PARTIES.contains(at.name())) {
      code = RefusalCode.PARTY_ID_INVALID;
    } else if (at.name().equals("ContentType")) {
      code = RefusalCode.ATTACHMENT_TYPE;
    } else if (at.name().equals("Form")) {
      code = RefusalCode.FORM_UNKNOWN;
    } else if (at.name().equals("Data") && rule.equals("cvc-maxLength-valid")) {
      code = RefusalCode.TOO_LARGE;
    } else {
      code = listed ? RefusalCode.UNKNOWN_CODE : RefusalCode.PROFILE_VIOLATION;
    }
    return new Refusal(code, at.toString(), explanation);
  }

  private static Refusal profile(ElementPath at, String explanation) {
    return new Refusal(RefusalCode.PROFILE_VIOLATION, at.toString(), explanation);
  }
}
