package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;

/**
 * What the resources have in common that the hub holds for both sectors, one for each citizen: how
 * they are found, taken and changed.
 */
final class SharedResources {

  private final FhirContext fhir;
  private final CitizenIndex citizens;
  private final MessageValidator validator;
  private final SignatureCheck signatures;

  SharedResources(
      FhirContext fhir,
      CitizenIndex citizens,
      MessageValidator validator,
      SignatureCheck signatures) {
    this.fhir = fhir;
    this.citizens = citizens;
    this.validator = validator;
    this.signatures = signatures;
  }

  /**
   * What a search for a citizen's resource finds; only by POST, for an id number has no place in a
   * URL.
   *
   * @param type of the resource, such as {@code CarePlan}
   * @param one refuses with NOT_FOUND where there is none that the party sees
   */
  static Bundle found(
      HttpServletRequest request, String type, Supplier<? extends DomainResource> one) {
    if (!"POST".equals(request.getMethod()) || request.getQueryString() != null) {
      throw new Refused(
          RefusalCode.MALFORMED,
          "",
          "An id number has no place in a URL. Search by POST to %s/_search with patient.identifier in the body."
              .formatted(type));
    }
    Bundle found = new Bundle().setType(BundleType.SEARCHSET);
    try {
      DomainResource resource = one.get();
      found.addEntry().setResource(resource).getSearch().setMode(SearchEntryMode.MATCH);
    } catch (Refused nothing) {
      if (nothing.code() != RefusalCode.NOT_FOUND) {
        throw nothing;
      }
    }
    return found;
  }

  /** The hub's id of it. */
  static UUID id(IdType id, String type) {
    try {
      return UUID.fromString(id.getIdPart());
    } catch (IllegalArgumentException notAUuid) {
      throw new Refused(RefusalCode.NOT_FOUND, type, "You see no " + type + " with this id.");
    }
  }

  /** The version that a change says it is based on. */
  static String version(IdType id) {
    return Optional.ofNullable(id.getVersionIdPart())
        .orElseThrow(
            () ->
                new Refused(
                    RefusalCode.VERSION_UNKNOWN,
                    "",
                    "Say by If-Match which version your change is based on."));
  }

  /** Whichever of the citizen's numbers is written. */
  void mustStayThatCitizens(Citizen before, Citizen now, String type) {
    if (!citizens.keyOf(now.id()).equals(citizens.keyOf(before.id()))) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION,
          type + ".subject",
          "A " + type + " stays the same citizen's.");
    }
  }

  /**
   * What was sent, its signature verified and held to its profile.
   *
   * @throws Refused with everything that the profile finds
   */
  <T extends DomainResource> T valid(
      byte[] body, HttpServletRequest request, Class<T> type, Profile profile) {
    var unused =
        signatures.verify(
            FhirServer.party(request), ProcessMessage.signature(request, Digest.over(body)));
    WireMessage wire =
        WireMessage.read(fhir, new Payload(Answers.mustBeFhir(request.getContentType()), body));
    if (!type.isInstance(wire.resource())) {
      throw new Refused(
          RefusalCode.MALFORMED, "", "The body is not a " + type.getSimpleName() + ".");
    }
    List<Refusal> broken = validator.validate(profile, wire.tree().toString());
    if (!broken.isEmpty()) {
      throw new Refused(broken);
    }
    T resource = type.cast(wire.resource());
    Texts.mustBeSayable(resource);
    return resource;
  }
}
