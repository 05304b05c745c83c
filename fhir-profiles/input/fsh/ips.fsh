// Psychiatry refers a citizen to individual placement and support (IPS) at a jobcentre, and hears what came of it.

CodeSystem: IpsAims
Id: ips-aims
Title: "Aims of a referral to IPS"
Description: "What the citizen wants."
* insert OwnVocabulary
* #job              "Job" "An ordinary job."
* #education        "Uddannelse" "An ordinary education."
* #job-or-education "Job eller uddannelse" "One or the other."

ValueSet: IpsAimsVS
Id: ips-aims
Title: "Aims of a referral to IPS"
Description: "Everything that a referral can be for."
* insert WholeOf($ipsAims)

CodeSystem: IpsStages
Id: ips-stages
Title: "What came of a referral to IPS"
Description: "The steps that a jobcentre reports, as the business status of a task."
* insert OwnVocabulary
* #accepted     "Modtaget i forløb" "The jobcentre takes the citizen on."
* #declined     "Afvist" "It does not."
* #started      "Startet" "The first meeting with the IPS consultant was held."
* #in-job       "I job" "The first day in an ordinary job."
* #in-education "I uddannelse" "The first day in an ordinary education."
* #still-there  "Fastholdt" "Still there after the time that is asked about, four months."
* #left         "Stoppet igen" "The last day in the job or education; the support goes on."
* #ended        "Afsluttet" "The support is over."

ValueSet: IpsStagesVS
Id: ips-stages
Title: "What came of a referral to IPS"
Description: "Every step that a jobcentre reports."
* insert WholeOf($ipsStages)

ValueSet: IpsTaskStatuses
Id: ips-task-statuses
Title: "States of a referral to IPS"
Description: "Accepted, rejected, under way or over."
* ^experimental = false
* http://hl7.org/fhir/task-status#accepted
* http://hl7.org/fhir/task-status#rejected
* http://hl7.org/fhir/task-status#in-progress
* http://hl7.org/fhir/task-status#completed

Profile: SektorbroIpsReferral
Parent: ServiceRequest
Id: sektorbro-ips-referral
Title: "Referral to individual placement and support"
Description: "What the citizen wants. IPS takes everybody who wants to, so a referral has no place for a diagnosis or a judgement of ability."
* identifier 1..1
* identifier.system 1..1
* identifier.system = $ipsReferral (exactly)
* identifier.value 1..1
* identifier.value obeys sb-uuid
* identifier ^short = "The referral, the same in everything that is reported of it"
* status = #active (exactly)
* intent = #order (exactly)
* code 1..1
* code from IpsAimsVS (required)
* code.coding 1..1
* code.coding.system 1..1
* code.coding.code 1..1
* code ^short = "What the citizen wants"
* subject only Reference($MedComPatient)
* subject ^type.aggregation = #bundled
* authoredOn 1..1
* requester 1..1
* requester only Reference($MedComPractitioner or $MedComPractitionerRole or $MedComOrganization)
* requester ^type.aggregation = #bundled
* requester ^short = "Who refers, and whom to ask"
* performer 1..1
* performer only Reference($MedComOrganization)
* performer ^type.aggregation = #bundled
* performer ^short = "The jobcentre"
* reasonCode ..1
* reasonCode.coding 0..0
* reasonCode.text 1..1
* reasonCode ^short = "What the citizen wants, in the citizen's own words"
* note ..1
* note ^short = "What the jobcentre should know beside it"
* reasonReference 0..0
* supportingInfo 0..0
* bodySite 0..0
* specimen 0..0

Invariant: sb-event-ips-referral
Description: "The event is ips-referral."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'ips-referral'"

Profile: SektorbroIpsReferralMessage
Parent: $MedComMessage
Id: sektorbro-ips-referral-message
Title: "Message: referral to individual placement and support"
Description: "From psychiatry to a jobcentre. The header's focus is the referral."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-ips-referral and sb-message-new
* entry contains
    referral 1..1 and
    practitioner 0..* and
    practitionerRole 0..*
* entry[referral].resource only SektorbroIpsReferral
* entry[practitioner].resource only $MedComPractitioner
* entry[practitionerRole].resource only $MedComPractitionerRole

Invariant: sb-ips-day
Description: "Every step but an answer has its day."
Severity: #error
Expression: "(status = 'accepted' or status = 'rejected') or executionPeriod.start.exists()"

Invariant: sb-ips-declined
Description: "A referral that is declined says why, and nothing else is rejected."
Severity: #error
Expression: "(status = 'rejected') = businessStatus.coding.where(code = 'declined').exists() and (status = 'rejected' implies statusReason.text.exists())"

Profile: SektorbroIpsProgress
Parent: Task
Id: sektorbro-ips-progress
Title: "What came of a referral to individual placement and support"
Description: "One step, with its day."
* obeys sb-ips-day and sb-ips-declined
* basedOn 1..1
* basedOn only Reference(SektorbroIpsReferral)
* basedOn.identifier 1..1
* basedOn.identifier.system 1..1
* basedOn.identifier.system = $ipsReferral (exactly)
* basedOn.identifier.value 1..1
* basedOn.identifier.value obeys sb-uuid
* basedOn ^short = "The referral, by the identifier its referrer gave it"
* status from IpsTaskStatuses (required)
* statusReason.text ^short = "Why, in the jobcentre's words"
* businessStatus 1..1
* businessStatus from IpsStagesVS (required)
* businessStatus.coding 1..1
* businessStatus.coding.system 1..1
* businessStatus.coding.code 1..1
* businessStatus ^short = "The step"
* intent = #order (exactly)
* for 1..1
* for only Reference($MedComPatient)
* for ^type.aggregation = #bundled
* executionPeriod.start ^short = "The day of the step"
* authoredOn 1..1
* authoredOn ^short = "When the referral came"
* lastModified 1..1
* lastModified ^short = "When the report was written"
* requester 1..1
* requester only Reference($MedComOrganization)
* requester ^type.aggregation = #bundled
* requester ^short = "The unit that referred"
* owner 1..1
* owner only Reference($MedComOrganization)
* owner ^type.aggregation = #bundled
* owner ^short = "The jobcentre"
* input 0..0
* output 0..0

Invariant: sb-event-ips-progress
Description: "The event is ips-progress."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'ips-progress'"

Profile: SektorbroIpsProgressMessage
Parent: $MedComMessage
Id: sektorbro-ips-progress-message
Title: "Message: what came of a referral to individual placement and support"
Description: "From the jobcentre to the unit that referred; a reply to the referral. The header's focus is the task."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-ips-progress and sb-message-reply
* entry contains task 1..1
* entry[task].resource only SektorbroIpsProgress
