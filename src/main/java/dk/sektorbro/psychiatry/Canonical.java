package dk.sektorbro.psychiatry;

/** The addresses that FHIR messages between the sectors are made of. */
final class Canonical {

  private static final String MEDCOM = "http://medcomfhir.dk/ig/";
  private static final String HUB = "http://sektorbro.dk/fhir/";

  static final String EVENTS = MEDCOM + "terminology/CodeSystem/medcom-messaging-eventCodes";
  static final String ACTIVITIES = MEDCOM + "terminology/CodeSystem/medcom-messaging-activityCodes";
  static final String DESTINATION_USE =
      MEDCOM + "terminology/CodeSystem/medcom-messaging-destinationUse";
  static final String CATEGORIES =
      MEDCOM + "terminology/CodeSystem/medcom-careCommunication-categoryCodes";
  static final String ACKNOWLEDGEMENT_CODES =
      MEDCOM + "terminology/CodeSystem/medcom-acknowledgement-error-codes";
  static final String ENCOUNTER_CLASSES =
      MEDCOM + "terminology/CodeSystem/medcom-core-encounter-act-codes";
  static final String ROLES = MEDCOM + "terminology/ValueSet/medcom-core-PractitionerRoles";
  static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

  static final String DESTINATION_USE_EXTENSION =
      MEDCOM + "messaging/StructureDefinition/medcom-messaging-destinationUseExtension";
  static final String ORGANIZATION =
      MEDCOM + "messaging/StructureDefinition/medcom-messaging-organization";
  static final String PROVENANCE =
      MEDCOM + "messaging/StructureDefinition/medcom-messaging-provenance";
  static final String PATIENT = MEDCOM + "core/StructureDefinition/medcom-core-patient";
  static final String ENCOUNTER = MEDCOM + "core/StructureDefinition/medcom-core-encounter";
  static final String CARE_TEAM = MEDCOM + "core/StructureDefinition/medcom-core-careteam";
  static final String PRACTITIONER = MEDCOM + "core/StructureDefinition/medcom-core-practitioner";
  static final String PRACTITIONER_ROLE =
      MEDCOM + "core/StructureDefinition/medcom-core-practitionerrole";
  static final String DATE_TIME =
      MEDCOM + "core/StructureDefinition/medcom-core-datetime-extension";
  static final String IDENTIFIER =
      MEDCOM + "core/StructureDefinition/medcom-core-identifier-extension";
  static final String AUTHOR =
      MEDCOM + "core/StructureDefinition/medcom-core-practitioner-extension";
  static final String CONTACT = MEDCOM + "core/StructureDefinition/medcom-core-contact-extension";

  static final String CARE_COMMUNICATION =
      MEDCOM + "carecommunication/StructureDefinition/medcom-careCommunication-communication";
  static final String CARE_COMMUNICATION_HEADER =
      MEDCOM + "carecommunication/StructureDefinition/medcom-careCommunication-messageHeader";
  static final String CARE_COMMUNICATION_PROVENANCE =
      MEDCOM + "carecommunication/StructureDefinition/medcom-careCommunication-provenance";
  static final String CARE_COMMUNICATION_DEFINITION =
      MEDCOM + "messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0";
  static final String ACKNOWLEDGEMENT_DEFINITION =
      MEDCOM + "messagedefinitions/MessageDefinition/MedComAcknowledgementMessageDefinition|2.0";
  static final String ACKNOWLEDGEMENT_HEADER =
      MEDCOM + "acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader";
  static final String ACKNOWLEDGEMENT_OUTCOME =
      MEDCOM + "acknowledgement/StructureDefinition/medcom-acknowledgement-operationoutcome";

  private static final String HOSPITAL_NOTIFICATION_PROFILES =
      MEDCOM + "hospitalnotification/StructureDefinition/";
  static final String HOSPITAL_NOTIFICATION =
      HOSPITAL_NOTIFICATION_PROFILES + "medcom-hospitalNotification-message";
  static final String HOSPITAL_NOTIFICATION_HEADER =
      HOSPITAL_NOTIFICATION_PROFILES + "medcom-hospitalNotification-messageHeader";
  static final String HOSPITAL_NOTIFICATION_ENCOUNTER =
      HOSPITAL_NOTIFICATION_PROFILES + "medcom-hospitalNotification-encounter";
  static final String LEAVE_PERIOD =
      HOSPITAL_NOTIFICATION_PROFILES + "medcom-hospitalnotifiation-leave-period-extension";

  static final String HUB_EVENTS = HUB + "CodeSystem/event-codes";
  static final String FORMS = HUB + "CodeSystem/certificate-forms";
  static final String STAGES = HUB + "CodeSystem/certificate-stages";
  static final String PARTS = HUB + "CodeSystem/certificate-parts";
  static final String NON_DELIVERY_REASONS = HUB + "CodeSystem/non-delivery-reasons";
  static final String INFORMATION_TYPES = HUB + "CodeSystem/information-types";
  static final String PURPOSES = HUB + "CodeSystem/purposes";
  static final String LEGAL_BASES = HUB + "CodeSystem/legal-bases";
  static final String ACTOR_ROLES = HUB + "CodeSystem/consent-actor-roles";
  static final String REFUSAL_CODES = HUB + "CodeSystem/refusal-codes";
  static final String CASE_ID = HUB + "sid/case";
  static final String REQUEST_ID = HUB + "sid/certificate-request";
  static final String CONVERSATION_ID = HUB + "sid/conversation";
  static final String CONSENT_ID = HUB + "sid/consent";
  static final String MEETING_TYPES = HUB + "CodeSystem/meeting-types";
  static final String MEETING_ID = HUB + "sid/meeting";
  static final String MEETING_SEQUENCE = HUB + "StructureDefinition/meeting-sequence";
  static final String MEETING_WRITTEN_AT = HUB + "StructureDefinition/meeting-written-at";
  static final String IPS_REFERRAL_ID = HUB + "sid/ips-referral";
  static final String IPS_STAGES = HUB + "CodeSystem/ips-stages";
  static final String TEAM_MEMBER_REACH = HUB + "StructureDefinition/team-member-reach";
  static final String CHANGE_PACKAGE = HUB + "StructureDefinition/change-package";
  static final String CARE_PLAN = HUB + "StructureDefinition/sektorbro-care-plan";
  static final String PLAN_PART = HUB + "StructureDefinition/plan-part";
  static final String PLAN_WEEK_LIMIT = HUB + "StructureDefinition/plan-week-limit";
  static final String PLAN_OVERLAP = HUB + "StructureDefinition/plan-overlap";
  static final String CONSENT_WRITTEN = HUB + "StructureDefinition/consent-written";
  static final String CONSENT_CASE = HUB + "StructureDefinition/consent-case";
  static final String CONSENT_WITHDRAWN_AT = HUB + "StructureDefinition/consent-withdrawn-at";

  /** GLN as dk-core up to 3.4.0 names it; 3.5.0 changed it to http. */
  static final String GLN = "https://www.gs1.org/gln";

  /** What the addresses of the entries in the hub's messages begin with. */
  static final String ENTRY = HUB;

  private Canonical() {}
}
