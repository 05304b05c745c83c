package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.consent.ConsentDesk;
import dk.sektorbro.consent.Said;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;

/** {@code /fhir/Consent}: register, read, search by citizen, withdraw. */
final class ConsentResource implements IResourceProvider {

  private final FhirContext fhir;
  private final ConsentDesk desk;
  private final MessageValidator validator;
  private final ConsentReader reader;
  private final ConsentWriter writer;

  ConsentResource(
      FhirContext fhir,
      ConsentDesk desk,
      MessageValidator validator,
      ParticipantDirectory directory) {
    this.fhir = fhir;
    this.desk = desk;
    this.validator = validator;
    this.reader = new ConsentReader(fhir, directory);
    this.writer = new ConsentWriter(fhir, directory);
  }

  @Override
  public Class<Consent> getResourceType() {
    return Consent.class;
  }

  /** Registers a consent. */
  @Create
  public MethodOutcome create(
      @ResourceParam Consent parsed, @ResourceParam byte[] body, HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    WireMessage wire =
        WireMessage.read(fhir, new Payload(Answers.mustBeFhir(request.getContentType()), body));
    if (!(wire.resource() instanceof Consent consent)) {
      throw new Refused(RefusalCode.MALFORMED, "", "The body is not a Consent.");
    }
    readStrictly(wire.tree());
    Said said = said(party, consent, wire.tree());
    dk.sektorbro.consent.Consent registered =
        located(() -> desk.register(party, ownId(consent, body), said));
    return new MethodOutcome(new IdType("Consent", registered.id().toString()), true)
        .setResource(writer.resource(registered));
  }

  /**
   * What claims the hub's profile is held to it. Anything else that is a Consent of R4 is held to
   * R4, and afterwards to the law.
   */
  private Said said(PartyId party, Consent consent, JsonNode tree) {
    List<Refusal> broken = validator.validate(Profile.CONSENT, withoutExceptions(tree).toString());
    if (broken.isEmpty()) {
      return reader.ofTheProfile(party, consent);
    }
    if (!consent.getMeta().hasProfile(Profile.CONSENT.url())) {
      broken = validator.validate(Profile.R4_CONSENT, tree.toString());
    }
    if (!broken.isEmpty()) {
      throw new Refused(broken);
    }
    return reader.ofR4(consent);
  }

  /** What its registrar calls it; one without a name is known again by what it says. */
  private static String ownId(Consent consent, byte[] body) {
    return Optional.ofNullable(consent.getIdentifierFirstRep().getValue())
        .orElseGet(() -> Digest.over(body).text());
  }

  /** A misspelt condition that was passed over would make a permission wider. */
  private void readStrictly(JsonNode consent) {
    try {
      IBaseResource unused =
          fhir.newJsonParser()
              .setParserErrorHandler(new StrictErrorHandler())
              .parseResource(consent.toString());
    } catch (DataFormatException unread) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION, "Consent", "It has an element that no Consent has.");
    }
  }

  /** The profile speaks of the first provision; a validator would hold each exception to it. */
  private static JsonNode withoutExceptions(JsonNode consent) {
    JsonNode copy = consent.deepCopy();
    if (copy.path("provision") instanceof ObjectNode root) {
      root.remove("provision");
    }
    return copy;
  }

  private static dk.sektorbro.consent.Consent located(Supplier<dk.sektorbro.consent.Consent> work) {
    try {
      return work.get();
    } catch (Refused refused) {
      throw refused.located(ConsentReader::path);
    }
  }

  /** Reads a consent the party may see. */
  @Read
  public Consent read(@IdParam IdType id, HttpServletRequest request) {
    return desk.read(FhirServer.party(request), id.getIdPart())
        .map(writer::resource)
        .orElseThrow(
            () ->
                new Refused(
                    RefusalCode.NOT_FOUND, "", "No consent with that id that this party may see."));
  }

  /**
   * The citizen's consents that the party may see, by {@code POST Consent/_search}: an id number
   * has no place in a URL. The bundle tells neither a total nor the search.
   */
  @Search
  public Bundle search(
      @RequiredParam(name = "patient.identifier") TokenParam citizen, HttpServletRequest request) {
    if (!"POST".equals(request.getMethod()) || request.getQueryString() != null) {
      throw new Refused(
          RefusalCode.MALFORMED,
          "",
          "An id number has no place in a URL. Search by POST to Consent/_search with patient.identifier in the body.");
    }
    Bundle found = new Bundle().setType(BundleType.SEARCHSET);
    for (dk.sektorbro.consent.Consent consent :
        desk.search(FhirServer.party(request), citizen(citizen))) {
      found
          .addEntry()
          .setResource(writer.resource(consent))
          .getSearch()
          .setMode(SearchEntryMode.MATCH);
    }
    return found;
  }

  static CitizenId citizen(TokenParam citizen) {
    Optional<Scheme> scheme = Optional.ofNullable(citizen.getSystem()).flatMap(Scheme::ofSystem);
    String number = Optional.ofNullable(citizen.getValue()).orElse("").toUpperCase(Locale.ROOT);
    if (scheme.isEmpty() || !CitizenId.isValid(scheme.get(), number)) {
      throw new Refused(
          RefusalCode.CITIZEN_ID_INVALID,
          "patient.identifier",
          "Name the citizen as system|number with the system of CPR or X-eCPR.");
    }
    return new CitizenId(scheme.get(), number);
  }

  /** Withdraws a consent, from now. */
  @Operation(name = "$withdraw")
  public Consent withdraw(@IdParam IdType id, HttpServletRequest request) {
    return writer.resource(
        located(() -> desk.withdraw(FhirServer.party(request), id.getIdPart(), Optional.empty())));
  }
}
