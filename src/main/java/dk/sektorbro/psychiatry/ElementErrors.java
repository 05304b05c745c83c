package dk.sektorbro.psychiatry;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what HAPI's parser stumbles over, by the name of the element and without its value:
 * everything that HAPI would otherwise drop in silence.
 */
final class ElementErrors implements IParserErrorHandler {

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * @throws Refused when the parser found anything wrong
   */
  void refuse() {
    if (!refusals.isEmpty()) {
      throw new Refused(refusals.stream().distinct().toList());
    }
  }

  private void add(@Nullable IParseLocation where, String explanation) {
    String parent = where == null ? null : where.getParentElementName();
    refusals.add(new Refusal(RefusalCode.MALFORMED, parent == null ? "" : parent, explanation));
  }

  @Override
  public void containedResourceWithNoId(@Nullable IParseLocation where) {
    add(
        where,
        "A contained resource has no id. Messages carry their resources as entries of the bundle.");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(IParseLocation where) {
    add(where, "An extension has both a value and extensions of its own. Leave one of them out.");
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation where,
      @Nullable String element,
      @Nullable ValueType expected,
      @Nullable ScalarType expectedScalar,
      @Nullable ValueType found,
      @Nullable ScalarType foundScalar) {
    boolean numberAsText = expected == ValueType.SCALAR && found == ValueType.SCALAR;
    add(
        where,
        numberAsText
            ? "A value has the wrong JSON type: text where a number or truth value belongs, or the reverse."
            : "A value has the wrong JSON type: an object, array or simple value in place of another.");
  }

  @Override
  public void invalidValue(
      @Nullable IParseLocation where, @Nullable String value, @Nullable String error) {
    add(
        where,
        "A value does not have the form its data type asks for. Write it as FHIR R4 defines the type.");
  }

  @Override
  public void invalidInternalReference(@Nullable IParseLocation where, @Nullable String reference) {
    add(where, "A reference to a contained resource leads nowhere.");
  }

  @Override
  public void missingRequiredElement(@Nullable IParseLocation where, @Nullable String element) {
    add(where, "An element that FHIR requires is missing.");
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation where, @Nullable String element) {
    add(where, "An element occurs more than once where FHIR allows one.");
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation where, @Nullable String attribute) {
    add(where, "An XML attribute that FHIR does not have here.");
  }

  @Override
  public void unknownElement(@Nullable IParseLocation where, @Nullable String element) {
    add(where, "An element that FHIR does not have here.");
  }

  @Override
  public void unknownReference(@Nullable IParseLocation where, @Nullable String reference) {
    add(where, "A reference to a contained resource leads nowhere.");
  }
}
