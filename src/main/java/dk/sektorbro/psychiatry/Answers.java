package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes resources to where a request came from, in the language it asked for. */
final class Answers {

  private Answers() {}

  /** The language of a media type; empty where it is neither FHIR JSON nor FHIR XML. */
  static Optional<Language> ofMediaType(@Nullable String mediaType) {
    if (mediaType == null) {
      return Optional.empty();
    }
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/fhir+json", "application/json", "json" -> Optional.of(Language.FHIR_JSON);
      case "application/fhir+xml", "application/xml", "text/xml", "xml" ->
          Optional.of(Language.FHIR_XML);
      default -> Optional.empty();
    };
  }

  /**
   * The language of a body.
   *
   * @throws Refused where its media type is neither FHIR JSON nor FHIR XML
   */
  static Language mustBeFhir(@Nullable String mediaType) {
    return ofMediaType(mediaType)
        .orElseThrow(
            () ->
                new Refused(
                    RefusalCode.MALFORMED,
                    "",
                    "Send it as application/fhir+json or application/fhir+xml."));
  }

  /**
   * What the request asks to be answered in: its first accepted type that is FHIR, else {@code
   * otherwise}.
   */
  static Language language(HttpServletRequest request, Language otherwise) {
    String accepted = request.getHeader("Accept");
    if (accepted == null) {
      return otherwise;
    }
    for (String each : accepted.split(",", -1)) {
      Optional<Language> language = ofMediaType(each);
      if (language.isPresent()) {
        return language.get();
      }
    }
    return otherwise;
  }

  static void write(
      FhirContext fhir,
      HttpServletResponse response,
      int status,
      Resource resource,
      Language language)
      throws IOException {
    byte[] body =
        WireMessage.asWritten(
                language == Language.FHIR_XML ? fhir.newXmlParser() : fhir.newJsonParser())
            .encodeResourceToString(resource)
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(language.mediaType() + ";charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
