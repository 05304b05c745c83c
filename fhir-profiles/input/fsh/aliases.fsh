// Names for the addresses that the other files use.

// Identifier systems of others
Alias: $cpr   = urn:oid:1.2.208.176.1.2
Alias: $xecpr = urn:oid:1.2.208.176.1.6.1.1
Alias: $sor   = urn:oid:1.2.208.176.1.1
Alias: $gln   = https://www.gs1.org/gln

// Identifier systems of the hub. They are plain addresses without a NamingSystem:
//   sid/case                 a jobcentre's case number; unique only with the jobcentre, which is named as assigner
//   sid/certificate-request  the one request for a certificate, through answer, reminder, return and recall (UUID)
//   sid/conversation         everything that is written about one request (UUID)
//   sid/meeting              one meeting, as its organiser calls it: the UID of RFC 5545
//   sid/consent              one consent (UUID, chosen by the party that registers it)
//   sid/planned-discharge    one planned discharge in all its versions (UUID, chosen by the unit that discharges)
//   sid/ips-referral         one referral to individual placement and support (UUID, chosen by the referrer)
// UUIDs, of which a UID need be none, are written in lower case without a prefix.
Alias: $case         = http://sektorbro.dk/fhir/sid/case
Alias: $request      = http://sektorbro.dk/fhir/sid/certificate-request
Alias: $conversation = http://sektorbro.dk/fhir/sid/conversation
Alias: $meeting      = http://sektorbro.dk/fhir/sid/meeting
Alias: $discharge    = http://sektorbro.dk/fhir/sid/planned-discharge
Alias: $ipsReferral  = http://sektorbro.dk/fhir/sid/ips-referral
Alias: $consent      = http://sektorbro.dk/fhir/sid/consent

// Code systems of the hub
Alias: $events      = http://sektorbro.dk/fhir/CodeSystem/event-codes
Alias: $forms       = http://sektorbro.dk/fhir/CodeSystem/certificate-forms
Alias: $meetingTypes = http://sektorbro.dk/fhir/CodeSystem/meeting-types
Alias: $parts       = http://sektorbro.dk/fhir/CodeSystem/certificate-parts
Alias: $dischargeBases = http://sektorbro.dk/fhir/CodeSystem/discharge-bases
Alias: $dischargeParts = http://sektorbro.dk/fhir/CodeSystem/discharge-parts
Alias: $ipsAims     = http://sektorbro.dk/fhir/CodeSystem/ips-aims
Alias: $ipsStages   = http://sektorbro.dk/fhir/CodeSystem/ips-stages
Alias: $infoTypes   = http://sektorbro.dk/fhir/CodeSystem/information-types
Alias: $purposes    = http://sektorbro.dk/fhir/CodeSystem/purposes
Alias: $legalBases  = http://sektorbro.dk/fhir/CodeSystem/legal-bases
Alias: $actorRoles  = http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles
Alias: $planActivities = http://sektorbro.dk/fhir/CodeSystem/plan-activities
Alias: $teamWheels  = http://sektorbro.dk/fhir/CodeSystem/team-wheels
Alias: $teamPersons = http://sektorbro.dk/fhir/CodeSystem/team-persons
Alias: $reasons     = http://sektorbro.dk/fhir/CodeSystem/non-delivery-reasons

// MedCom
Alias: $MedComMessage        = http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-message
Alias: $MedComOrganization   = http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-organization
Alias: $MedComDestinationUse = http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension
Alias: $MedComPatient        = http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient
Alias: $MedComPractitioner   = http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner
Alias: $MedComPractitionerRole = http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitionerrole
Alias: $MedComCareTeam       = http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-careteam
Alias: $destinationUse       = http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-destinationUse
Alias: $activities           = http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes
Alias: $MedComActivities     = http://medcomfhir.dk/ig/terminology/ValueSet/medcom-messaging-activityCodes
Alias: $administrativeRole   = http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ

// HL7
Alias: $consentScope  = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $actCode       = http://terminology.hl7.org/CodeSystem/v3-ActCode
Alias: $provenanceRole = http://hl7.org/fhir/provenance-entity-role
Alias: $minValue      = http://hl7.org/fhir/StructureDefinition/minValue
Alias: $maxValue      = http://hl7.org/fhir/StructureDefinition/maxValue
