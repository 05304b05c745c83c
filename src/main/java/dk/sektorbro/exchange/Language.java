package dk.sektorbro.exchange;

/** The language a payload is written in: one per sector. */
public enum Language {
  /** The XML of the jobcentre contract, {@code urn:dk:sektorbro:jobcentre:v1}. */
  JOBCENTRE_XML("application/xml"),
  FHIR_JSON("application/fhir+json"),
  FHIR_XML("application/fhir+xml");

  private final String mediaType;

  Language(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
