package dk.sektorbro.psychiatry.validation;

/** What the hub holds FHIR resources to, and the packages it takes to do so. */
public enum Profile {
  CARE_COMMUNICATION(
      "http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-message",
      PackageSet.CARE_COMMUNICATION,
      false),
  HOSPITAL_NOTIFICATION(
      "http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-message",
      PackageSet.ACKNOWLEDGEMENT,
      false),
  CERTIFICATE_REQUEST(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-request-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CERTIFICATE_FORWARD(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-forward-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CERTIFICATE_REMINDER(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-reminder-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CERTIFICATE_RETURN(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-return-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CERTIFICATE_RECALL(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-recall-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CERTIFICATE_ANSWER(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-certificate-answer-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  MEETING(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-meeting-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  PLANNED_DISCHARGE(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-planned-discharge-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  IPS_REFERRAL(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-ips-referral-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  IPS_PROGRESS(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-ips-progress-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  NON_DELIVERY(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-non-delivery-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CARE_PLAN_UPDATE(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-care-plan-update-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CARE_PLAN(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-care-plan",
      PackageSet.CARE_COMMUNICATION,
      true),
  CARE_TEAM(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-care-team",
      PackageSet.CARE_COMMUNICATION,
      true),
  NETWORK_MEETING_PROPOSAL(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-network-meeting-proposal-message",
      PackageSet.CARE_COMMUNICATION,
      true),
  CONSENT(
      "http://sektorbro.dk/fhir/StructureDefinition/sektorbro-consent",
      PackageSet.CARE_COMMUNICATION,
      true),
  /** Any Consent at all. */
  R4_CONSENT(
      "http://hl7.org/fhir/StructureDefinition/Consent", PackageSet.CARE_COMMUNICATION, false),
  ACKNOWLEDGEMENT(
      "http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgement",
      PackageSet.ACKNOWLEDGEMENT,
      false);

  private final String url;
  private final PackageSet set;
  private final boolean own;

  Profile(String url, PackageSet set, boolean own) {
    this.url = url;
    this.set = set;
    this.own = own;
  }

  /** The profile's canonical address. */
  public String url() {
    return url;
  }

  String resourceType() {
    return switch (this) {
      case CONSENT, R4_CONSENT -> "Consent";
      case CARE_PLAN -> "CarePlan";
      case CARE_TEAM -> "CareTeam";
      default -> "Bundle";
    };
  }

  public PackageSet set() {
    return set;
  }

  /** Whether the hub defines it itself. */
  public boolean own() {
    return own;
  }
}
