package dk.sektorbro.consent.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.exchange.MessageKind;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.codesystems.V3ActCode;
import org.jspecify.annotations.Nullable;

/**
 * Which words are in the lists that the hub knows whole. A misspelt word would be met by nothing,
 * and a refusal made of it would refuse nothing.
 */
final class Classes {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private Classes() {}

  /** Whether information can be of that sort. */
  static boolean has(Code named) {
    return switch (named.system()) {
      case CodeSystems.INFORMATION_TYPES -> InformationType.ofCode(named.code()).isPresent();
      case CodeSystems.EVENT_CODES -> MessageKind.ofCode(named.code()).isPresent();
      case CodeSystems.RESOURCE_TYPES -> FHIR.getResourceTypes().contains(named.code());
      case CodeSystems.ELEMENTS -> isElement(named.code().split("\\.", -1));
      default -> false;
    };
  }

  /** HL7 v3 ActCode, as published with FHIR R4. */
  static boolean isActCode(String code) {
    try {
      return V3ActCode.fromCode(code) != null;
    } catch (FHIRException unknown) {
      return false;
    }
  }

  /** An element of a resource, and of an element with elements what it has a choice of. */
  private static boolean isElement(String[] path) {
    if (path.length < 2 || path.length > 3 || !FHIR.getResourceTypes().contains(path[0])) {
      return false;
    }
    BaseRuntimeElementCompositeDefinition<?> resource = FHIR.getResourceDefinition(path[0]);
    if (path.length == 2) {
      return child(resource, path[1]) != null;
    }
    BaseRuntimeChildDefinition element = child(resource, path[1]);
    BaseRuntimeElementDefinition<?> of = element == null ? null : element.getChildByName(path[1]);
    return of instanceof BaseRuntimeElementCompositeDefinition<?> composite
        && child(composite, path[2]) instanceof RuntimeChildChoiceDefinition;
  }

  private static @Nullable BaseRuntimeChildDefinition child(
      BaseRuntimeElementCompositeDefinition<?> parent, String name) {
    BaseRuntimeChildDefinition child = parent.getChildByName(name);
    return child == null ? parent.getChildByName(name + "[x]") : child;
  }
}
