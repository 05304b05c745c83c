package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** FHIR's codes and references as the hub's. */
final class Tokens {

  private Tokens() {}

  /** A missing system or code is empty, and so like no other. */
  static Code code(Coding coding) {
    return new Code(text(coding.getSystem()), text(coding.getCode()));
  }

  static boolean isWhole(Code code) {
    return !code.system().isEmpty() && !code.code().isEmpty();
  }

  static Optional<dk.sektorbro.consent.Identifier> identifier(Identifier identifier) {
    return identifier.hasSystem() && identifier.hasValue()
        ? Optional.of(
            new dk.sektorbro.consent.Identifier(identifier.getSystem(), identifier.getValue()))
        : Optional.empty();
  }

  /** By identifier where it has one, else by its literal reference without a version. */
  static Optional<dk.sektorbro.consent.Identifier> identifier(Reference reference) {
    Optional<dk.sektorbro.consent.Identifier> logical = identifier(reference.getIdentifier());
    if (logical.isPresent()) {
      return logical;
    }
    String literal = text(reference.getReference()).replaceFirst("/_history/.*$", "");
    return literal.isEmpty() || literal.startsWith("#")
        ? Optional.empty()
        : Optional.of(new dk.sektorbro.consent.Identifier("", literal));
  }

  static String text(String given) {
    return Optional.ofNullable(given).orElse("");
  }
}
