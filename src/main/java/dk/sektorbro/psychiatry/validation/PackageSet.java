package dk.sektorbro.psychiatry.validation;

import java.util.List;

/**
 * Packages that validate together. The sets define the same canonical addresses in different
 * versions, so a validator has one of them and never both.
 */
public enum PackageSet {
  /** MedCom CareCommunication 5.0.2; the hub's own profiles build on it. */
  CARE_COMMUNICATION(
      new FhirPackage("hl7.fhir.dk.core", "3.4.0"),
      new FhirPackage("medcom.fhir.dk.core", "3.0.1"),
      new FhirPackage("medcom.fhir.dk.messaging", "4.0.2"),
      new FhirPackage("medcom.fhir.dk.terminology", "2.0.1"),
      new FhirPackage("medcom.fhir.dk.messagedefinitions", "1.0.0"),
      new FhirPackage("medcom.fhir.dk.carecommunication", "5.0.2")),
  /** MedCom HospitalNotification 3.0.2 and Acknowledgement 2.0.3. */
  ACKNOWLEDGEMENT(
      new FhirPackage("hl7.fhir.dk.core", "2.0.0"),
      new FhirPackage("medcom.fhir.dk.core", "2.3.0"),
      new FhirPackage("medcom.fhir.dk.messaging", "2.1.0"),
      new FhirPackage("medcom.fhir.dk.terminology", "1.4.0"),
      new FhirPackage("medcom.fhir.dk.hospitalnotification", "3.0.2"),
      new FhirPackage("medcom.fhir.dk.acknowledgement", "2.0.3"));

  private final List<FhirPackage> packages;

  PackageSet(FhirPackage... packages) {
    this.packages = List.of(packages);
  }

  public List<FhirPackage> packages() {
    return packages;
  }
}
