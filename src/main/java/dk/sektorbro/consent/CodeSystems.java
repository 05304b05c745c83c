package dk.sektorbro.consent;

import java.util.List;

/** The code systems that the hub's own requests are written in. */
public final class CodeSystems {

  private static final String HUB = "http://sektorbro.dk/fhir/CodeSystem/";

  public static final String INFORMATION_TYPES = HUB + "information-types";

  /** What information is shared for, in the hub's own words. */
  public static final String PURPOSES = HUB + "purposes";

  /** Kinds of message. */
  public static final String EVENT_CODES = HUB + "event-codes";

  /** Parts of a message, by FHIRPath such as {@code Patient.telecom}. */
  public static final String ELEMENTS = HUB + "elements";

  public static final String ACTOR_ROLES = HUB + "consent-actor-roles";

  /** How near somebody of a citizen's team stands to the citizen. */
  public static final String WHEELS = HUB + "team-wheels";

  /** Somebody of a citizen's team who is of no party. */
  public static final String TEAM_PERSONS = HUB + "team-persons";

  public static final String LEGAL_BASES = HUB + "legal-bases";

  /** Categories of a letter, by MedCom. */
  public static final String LETTER_CATEGORIES =
      "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-careCommunication-categoryCodes";

  /** Forms of medical certificates. */
  public static final String CERTIFICATE_FORMS = HUB + "certificate-forms";

  /** What requesters call their requests for a certificate. */
  public static final String REQUEST_IDS = "http://sektorbro.dk/fhir/sid/certificate-request";

  /** What organisers call their meetings. */
  public static final String MEETING_IDS = "http://sektorbro.dk/fhir/sid/meeting";

  /** What referrers call their referrals to individual placement and support. */
  public static final String REFERRAL_IDS = "http://sektorbro.dk/fhir/sid/ips-referral";

  public static final String RESOURCE_TYPES = "http://hl7.org/fhir/resource-types";
  public static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";
  public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
  public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  public static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  /** Danish diagnoses that ICD-10 itself does not have, published among words of forms. */
  private static final String DANISH_DIAGNOSES =
      "http://hl7.dk/fhir/core/CodeSystem/icd10-danish-extensions";

  private static final List<String> OF_FORMS =
      List.of(
          "http://sektorbro.dk/",
          "http://medcomfhir.dk/",
          "http://terminology.hl7.org/",
          "http://hl7.org/fhir/",
          "http://hl7.dk/",
          "urn:ietf:",
          "urn:iso:std:iso:3166");

  private CodeSystems() {}

  /**
   * Whether its codes say what a message and its parts are (kinds, roles, states, countries) and
   * nothing of anybody's health.
   */
  public static boolean isOfForms(String system) {
    for (String namespace : OF_FORMS) {
      if (system.startsWith(namespace)) {
        return !system.startsWith("http://hl7.org/fhir/sid/") && !system.equals(DANISH_DIAGNOSES);
      }
    }
    return false;
  }
}
