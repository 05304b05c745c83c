// A citizen's consent to share information between a jobcentre and psychiatry, as a party registers it at the hub.

Extension: ConsentWritten
Id: consent-written
Title: "Consent is written"
Description: "States that the citizen gave the consent in writing. The law asks for it, so no other value is possible."
Context: Consent
* value[x] 1..1
* value[x] only boolean
* valueBoolean = true (exactly)

Extension: ConsentCase
Id: consent-case
Title: "Case of the consent"
Description: "The jobcentre's case that the consent is given for. A consent to anything whatsoever is no consent."
Context: Consent
* value[x] 1..1
* value[x] only Identifier
* valueIdentifier.system 1..1
* valueIdentifier.system = $case (exactly)
* valueIdentifier.value 1..1
* valueIdentifier.assigner 1..1
* valueIdentifier.assigner.identifier 1..1
* valueIdentifier.assigner.identifier.system 1..1
* valueIdentifier.assigner.identifier.system = $sor (exactly)
* valueIdentifier.assigner.identifier.value 1..1

Extension: ConsentWithdrawnAt
Id: consent-withdrawn-at
Title: "When the consent was withdrawn"
Description: "The moment from which the consent no longer counts. What was shared before it was shared lawfully."
Context: Consent
* value[x] 1..1
* value[x] only dateTime

Profile: SektorbroConsent
Parent: Consent
Id: sektorbro-consent
Title: "Sektorbro consent"
Description: "A written consent that names the information types, the sources, the recipients, the purpose and the case, and ends within a year."
* obeys sb-consent-moments and sb-consent-year and sb-consent-order and sb-consent-withdrawn and sb-consent-active
* extension contains
    ConsentWritten named written 1..1 and
    ConsentCase named case 1..1 and
    ConsentWithdrawnAt named withdrawnAt 0..1
* identifier 1..1
* identifier.system 1..1
* identifier.system = $consent (exactly)
* identifier.value 1..1
* identifier.value obeys sb-uuid
* status from ConsentStatuses (required)
* scope = $consentScope#patient-privacy
* category 1..1
* category = $actCode#IDSCL
* patient 1..1
* patient.identifier 1..1
* patient.identifier obeys sb-citizen
* patient ^short = "The citizen, by CPR or X-eCPR; a Patient resource is not needed"
* dateTime 1..1
* dateTime ^short = "When the citizen gave the consent"
* performer 0..1
* performer ^short = "Who gave it, if not the citizen alone"
* organization 0..1
* organization ^short = "The party that holds the signed document"
* organization.identifier 1..1
* organization.identifier.system 1..1
* organization.identifier.system = $sor (exactly)
* organization.identifier.value 1..1
* policyRule 1..1
* policyRule from LegalBasesVS (required)
* provision 1..1
* provision.type 1..1
* provision.type = #permit (exactly)
* provision.period 1..1
* provision.period.start 1..1
* provision.period.end 1..1
* provision.actor 2..*
* provision.actor ^slicing.discriminator.type = #pattern
* provision.actor ^slicing.discriminator.path = "role"
* provision.actor ^slicing.rules = #closed
* provision.actor contains source 1..* and recipient 1..*
* provision.actor[source].role = $actorRoles#source
* provision.actor[source] ^short = "Who may disclose"
* provision.actor[source].reference.identifier 1..1
* provision.actor[source].reference.identifier.system 1..1
* provision.actor[source].reference.identifier.system = $sor (exactly)
* provision.actor[source].reference.identifier.value 1..1
* provision.actor[recipient].role = $actorRoles#recipient
* provision.actor[recipient] ^short = "Who may receive"
* provision.actor[recipient].reference.identifier 1..1
* provision.actor[recipient].reference.identifier.system 1..1
* provision.actor[recipient].reference.identifier.system = $sor (exactly)
* provision.actor[recipient].reference.identifier.value 1..1
* provision.purpose 1..*
* provision.purpose from PurposesVS (required)
* provision.class 1..*
* provision.class from InformationTypesVS (required)
* provision.class ^short = "The information types that the consent names"

Invariant: sb-uuid
Description: "The identifier is a UUID in lower case, without a prefix."
Severity: #error
Expression: "matches('^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')"

Invariant: sb-citizen
Description: "A citizen is named by a CPR number (ten digits beginning with a date) or by an X-eCPR."
Severity: #error
Expression: "(system = 'urn:oid:1.2.208.176.1.2' and value.matches('^(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}$')) or (system = 'urn:oid:1.2.208.176.1.6.1.1' and value.matches('^(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[17][A-Z]{2}[0-9]$'))"

Invariant: sb-consent-moments
Description: "The moment of giving and both ends of the period have a time of day and a time zone, so that they can be compared."
Severity: #error
Expression: "(dateTime | provision.period.start | provision.period.end).all(toString().matches('^[^T]+T.+(Z|[+-][0-9]{2}:[0-9]{2})$'))"

Invariant: sb-consent-year
Description: "A consent ends at the latest one year after it was given."
Severity: #error
Expression: "provision.period.end.where($this > %resource.dateTime + 1 year).empty()"

Invariant: sb-consent-order
Description: "The period begins when the consent is given or later, and ends after it begins."
Severity: #error
Expression: "provision.period.start.where($this < %resource.dateTime).empty() and provision.period.end.where($this <= %resource.provision.period.start).empty()"

Invariant: sb-consent-withdrawn
Description: "A consent that is no longer in force says when it was withdrawn."
Severity: #error
Expression: "status = 'inactive' implies extension('http://sektorbro.dk/fhir/StructureDefinition/consent-withdrawn-at').exists()"

Invariant: sb-consent-active
Description: "A consent that is in force has not been withdrawn."
Severity: #error
Expression: "status = 'active' implies extension('http://sektorbro.dk/fhir/StructureDefinition/consent-withdrawn-at').empty()"
